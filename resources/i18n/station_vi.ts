<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AppraisalCard</name>
    <message>
        <source>No inventory chosen</source>
        <translation>Chưa chọn mục lục</translation>
    </message>
    <message>
        <source>Entered by {person} on {day}.</source>
        <translation>{person} nhập ngày {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n hồ sơ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them come first</source>
        <translation>
            <numerusform>%n hồ sơ ưu tiên</numerusform>
        </translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>Thẩm định</translation>
    </message>
    <message>
        <source>Number and sign of the document</source>
        <translation>Số, ký hiệu văn bản</translation>
    </message>
    <message>
        <source>Date of the document</source>
        <translation>Ngày văn bản</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Store the appraisal</source>
        <translation>Lưu kết quả</translation>
    </message>
</context>
<context>
    <name>ApprovalCard</name>
    <message>
        <source>What stands in the way</source>
        <translation>Những gì còn vướng</translation>
    </message>
    <message>
        <source>Cannot be approved yet</source>
        <translation>Chưa duyệt cả hồ sơ được</translation>
    </message>
    <message>
        <source>Ready to approve</source>
        <translation>Có thể duyệt hồ sơ</translation>
    </message>
    <message>
        <source>{key} says first what the approval will say.</source>
        <translation>{key}: xem trước nội dung duyệt rồi mới duyệt.</translation>
    </message>
    <message>
        <source>Approve the dossier?</source>
        <translation>Duyệt hồ sơ này?</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Secrecy mark</source>
        <translation>Dấu mật</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Phải xem</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Chưa quyết</translation>
    </message>
    <message>
        <source>To scan again</source>
        <translation>Chờ quét lại</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Document {n} does not pass</source>
        <translation>Văn bản {n} không đạt</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) not found good</source>
        <translation>
            <numerusform>%n bản ghi chưa được đánh giá đạt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) in the package</source>
        <translation>
            <numerusform>%n trang vào gói tin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n looked at one by one</source>
        <translation>
            <numerusform>%n trang đã xem từng trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted by command, said to be checked elsewhere</source>
        <translation>
            <numerusform>%n trang nhận bằng lệnh, theo lời khai đã kiểm tra ở nơi khác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted with the sample</source>
        <translation>
            <numerusform>%n trang nhận theo mẫu, không xem riêng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check, accepted with a reason</source>
        <translation>
            <numerusform>%n trang máy báo cần xem, nhận có lý do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new or changed since the review before</source>
        <translation>
            <numerusform>%n trang mới hoặc đã thay đổi từ lần kiểm tra trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inspected with earlier limits</source>
        <translation>
            <numerusform>%n trang được kiểm tra tự động theo giới hạn cũ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{passed} of %n document(s) said to pass</source>
        <translation>
            <numerusform>{passed} / %n văn bản đã ghi đạt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) without a verdict stay in the history of their pages</source>
        <translation>
            <numerusform>%n ghi chú chưa đi cùng quyết định được lưu vào lịch sử trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Verdicts can then not be taken back.</source>
        <translation>Sau khi duyệt không hoàn tác được các quyết định.</translation>
    </message>
</context>
<context>
    <name>BigPage</name>
    <message>
        <source>Sheet {n} {side}</source>
        <translation>Tờ {n} {side}</translation>
    </message>
    <message>
        <source>P. {n}</source>
        <translation>Tr. {n}</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Ảnh gốc</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Điểm lỗi</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Other side of the sheet</source>
        <translation>Mặt kia của tờ</translation>
    </message>
</context>
<context>
    <name>BoxPanel</name>
    <message>
        <source>Store</source>
        <translation>Kho</translation>
    </message>
    <message>
        <source>Fold the store away</source>
        <translation>Thu gọn kho</translation>
    </message>
    <message>
        <source>Store: fonds, inventories, boxes</source>
        <translation>Kho: phông, mục lục, hộp</translation>
    </message>
    <message>
        <source>Find a box or inventory</source>
        <translation>Tìm hộp, mục lục</translation>
    </message>
</context>
<context>
    <name>BoxTreeModel</name>
    <message numerus="yes">
        <source>{name}, %n dossier(s)</source>
        <translation>
            <numerusform>{name}, %n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>All dossiers</source>
        <translation>Tất cả hồ sơ</translation>
    </message>
    <message>
        <source>Inventory {code}</source>
        <translation>Mục lục {code}</translation>
    </message>
    <message>
        <source>Box {code}</source>
        <translation>Hộp {code}</translation>
    </message>
    <message>
        <source>In no box</source>
        <translation>Không có hộp</translation>
    </message>
</context>
<context>
    <name>CaptureHeader</name>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Box {box}</source>
        <translation>Hộp {box}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>/ {n} sheet(s)</source>
        <translation>
            <numerusform>/ {n} tờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sheet(s)</source>
        <translation>
            <numerusform>tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Đã dừng</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Quét tiếp</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Waits for paper</source>
        <translation>Chờ giấy</translation>
    </message>
    <message>
        <source>Await paper</source>
        <translation>Chờ giấy</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Nộp hồ sơ</translation>
    </message>
</context>
<context>
    <name>CapturePanel</name>
    <message>
        <source>jam right after</source>
        <translation>kẹt ngay sau</translation>
    </message>
    <message>
        <source>double feed</source>
        <translation>cuốn đôi</translation>
    </message>
    <message>
        <source>not as on the table</source>
        <translation>không khớp tờ trên bàn</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Cần xem</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>Trang {n}</translation>
    </message>
    <message>
        <source>Blank side</source>
        <translation>Mặt trống</translation>
    </message>
    <message>
        <source>Not blank</source>
        <translation>Không trống</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>màu</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>two levels</source>
        <translation>đen trắng</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>chưa đo</translation>
    </message>
    <message>
        <source>{angle}, turned {turn}°</source>
        <translation>{angle}, xoay {turn}°</translation>
    </message>
    <message>
        <source>sheet {n}</source>
        <translation>tờ {n}</translation>
    </message>
    <message>
        <source>{key} next</source>
        <translation>{key} trang kế</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Điểm ảnh</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Phân giải</translation>
    </message>
    <message>
        <source>Straightened by</source>
        <translation>Đã chỉnh lệch</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Mã ảnh gốc</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Put right in place</source>
        <translation>Sửa tại chỗ</translation>
    </message>
    <message>
        <source>Before hand-in</source>
        <translation>Còn thiếu trước khi nộp</translation>
    </message>
    <message>
        <source>Rescan into this place</source>
        <translation>Quét lại vào chỗ này</translation>
    </message>
    <message>
        <source>Insert before</source>
        <translation>Chèn trước</translation>
    </message>
    <message>
        <source>Insert after</source>
        <translation>Chèn sau</translation>
    </message>
    <message>
        <source>Leaf note</source>
        <translation>Ghi chú tờ</translation>
    </message>
    <message>
        <source>Looked at: in order</source>
        <translation>Đã soát: đạt</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Điểm phát hiện</translation>
    </message>
</context>
<context>
    <name>CapturePresenter</name>
    <message>
        <source>blank</source>
        <translation>mặt trống</translation>
    </message>
    <message numerus="yes">
        <source>%n leaf(s) missing</source>
        <translation>
            <numerusform>thiếu %n tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was scanned: finish what is open first.</source>
        <translation>Chưa quét: xong việc đang mở đã.</translation>
    </message>
    <message>
        <source>{enter} takes it, {out} leaves it.</source>
        <translation>{enter} để nhận, {out} để thôi.</translation>
    </message>
    <message>
        <source>Looking for scanners…</source>
        <translation>Đang tìm máy quét…</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>Không có máy quét</translation>
    </message>
    <message>
        <source>{device} · waits for paper</source>
        <translation>{device} · chờ giấy</translation>
    </message>
    <message>
        <source>{device} · scanning</source>
        <translation>{device} · đang quét</translation>
    </message>
    <message>
        <source>{device} · stopped</source>
        <translation>{device} · đã dừng</translation>
    </message>
    <message>
        <source>{device} · ready</source>
        <translation>{device} · sẵn sàng</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message numerus="yes">
        <source>%n page(s) chosen</source>
        <translation>
            <numerusform>Đã chọn %n trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doc(s)</source>
        <translation>
            <numerusform>%n VB</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Phim trang</translation>
    </message>
    <message>
        <source>Pages, as a grid</source>
        <translation>Các trang, dạng lưới</translation>
    </message>
    <message>
        <source>Follow the feeder</source>
        <translation>Theo trang mới</translation>
    </message>
    <message>
        <source>No dossier is open.</source>
        <translation>Chưa mở hồ sơ nào.</translation>
    </message>
    <message>
        <source>Choose a dossier</source>
        <translation>Chọn hồ sơ</translation>
    </message>
</context>
<context>
    <name>CardGroups</name>
    <message>
        <source>required</source>
        <translation>bắt buộc</translation>
    </message>
    <message>
        <source>Secrecy level</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Tình trạng giấy</translation>
    </message>
    <message>
        <source>Sheets by hand</source>
        <translation>Số tờ đếm tay</translation>
    </message>
    <message>
        <source>Note for who comes next</source>
        <translation>Ghi chú cho người sau</translation>
    </message>
    <message>
        <source>For example: sheet 12 is folded, open it first</source>
        <translation>Ví dụ: tờ 12 gấp đôi, mở ra trước</translation>
    </message>
    <message>
        <source>Recorded; it cannot change once pages were scanned.</source>
        <translation>Đã ghi; có trang quét rồi thì không đổi được.</translation>
    </message>
    <message>
        <source>Top secret: not digitised, goes to the secret store.</source>
        <translation>Tuyệt mật: không số hóa, chuyển kho mật.</translation>
    </message>
    <message>
        <source>The inventory does not say how many.</source>
        <translation>Mục lục không ghi số tờ.</translation>
    </message>
    <message>
        <source>By the inventory: {n}. Counted {off}.</source>
        <translation>Theo mục lục: {n} tờ. Đếm lệch {off}.</translation>
    </message>
</context>
<context>
    <name>CardPresenter</name>
    <message>
        <source>{code}: level “{level}”</source>
        <translation>{code}: độ mật “{level}”</translation>
    </message>
    <message>
        <source>{code}: paper “{condition}”</source>
        <translation>{code}: giấy “{condition}”</translation>
    </message>
    <message numerus="yes">
        <source>{code}: %n sheet(s) counted</source>
        <translation>
            <numerusform>{code}: đếm tay %n tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>{code}: note written</source>
        <translation>{code}: đã ghi chú</translation>
    </message>
    <message>
        <source>{code} is no duplicate of {other}</source>
        <translation>{code} không trùng {other}</translation>
    </message>
</context>
<context>
    <name>ColumnRow</name>
    <message>
        <source>(no heading)</source>
        <translation>(không có tiêu đề cột)</translation>
    </message>
    <message>
        <source>hidden column</source>
        <translation>cột ẩn</translation>
    </message>
    <message>
        <source>Field of column {letters}, {heading}</source>
        <translation>Trường của cột {letters}, {heading}</translation>
    </message>
    <message>
        <source>– not imported –</source>
        <translation>– không nhập –</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Two dossiers side by side</source>
        <translation>Hai hồ sơ đặt cạnh nhau</translation>
    </message>
    <message>
        <source>Are these the same papers?</source>
        <translation>Hai hồ sơ này có phải là một?</translation>
    </message>
    <message>
        <source>No duplicate</source>
        <translation>Không trùng</translation>
    </message>
    <message>
        <source>Record that they are two different dossiers</source>
        <translation>Ghi rằng đây là hai hồ sơ khác nhau</translation>
    </message>
    <message>
        <source>Show the other one</source>
        <translation>Mở hồ sơ kia</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>This dossier</source>
        <translation>Hồ sơ này</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>Hồ sơ gần giống</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Fonds</source>
        <translation>Phông</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Mục lục</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Hộp</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Số tờ</translation>
    </message>
    <message>
        <source>Pages scanned</source>
        <translation>Trang đã quét</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Secrecy</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Chưa quét trang nào</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>khác nhau</translation>
    </message>
    <message>
        <source>(title not shown at this station)</source>
        <translation>(Tiêu đề không hiển thị ở trạm này)</translation>
    </message>
</context>
<context>
    <name>CoverView</name>
    <message>
        <source>Print cover sheets</source>
        <translation>In tờ bìa</translation>
    </message>
    <message>
        <source>cover-sheets</source>
        <translation>to-bia</translation>
    </message>
    <message>
        <source>Save cover sheets as PDF</source>
        <translation>Lưu tờ bìa thành PDF</translation>
    </message>
    <message numerus="yes">
        <source>%n cover sheet(s)</source>
        <translation>
            <numerusform>%n tờ bìa</numerusform>
        </translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>Chọn máy in</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu PDF</translation>
    </message>
    <message>
        <source>Write the sheets into a file</source>
        <translation>Ghi các tờ bìa ra tệp</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>No sheet for top secret dossiers: {codes}</source>
        <translation>Không in tờ bìa cho hồ sơ tuyệt mật: {codes}</translation>
    </message>
    <message numerus="yes">
        <source>%n cover sheet(s) sent to the printer.</source>
        <translation>
            <numerusform>Đã gửi %n tờ bìa tới máy in.</numerusform>
        </translation>
    </message>
    <message>
        <source>The printer did not take the sheets. Save them as PDF and print that.</source>
        <translation>Máy in không nhận. Hãy lưu PDF rồi in tệp đó.</translation>
    </message>
    <message numerus="yes">
        <source>%n cover sheet(s) written: {path}</source>
        <translation>
            <numerusform>Đã ghi %n tờ bìa: {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyBar</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out of the store: {what}</source>
        <translation>Nhận từ kho: {what}</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Người giao</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Back to the store: {what}</source>
        <translation>Trả về kho: {what}</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Name of the store keeper</source>
        <translation>Tên thủ kho</translation>
    </message>
</context>
<context>
    <name>CustodyPresenter</name>
    <message>
        <source>Undone by the opposite movement; both stand in the record.</source>
        <translation>Đã hoàn tác bằng một lần giao nhận ngược lại; sổ ghi cả hai.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) stayed where they are: {why}</source>
        <translation>
            <numerusform>%n hồ sơ để nguyên: {why}</numerusform>
        </translation>
    </message>
    <message>
        <source>{code}: taken out of the store.</source>
        <translation>{code}: đã nhận từ kho.</translation>
    </message>
    <message>
        <source>{code}: back in the store.</source>
        <translation>{code}: đã trả về kho.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) taken out of the store.</source>
        <translation>
            <numerusform>Đã nhận %n hồ sơ từ kho.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) back in the store.</source>
        <translation>
            <numerusform>Đã trả %n hồ sơ về kho.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Page {page} accepted</source>
        <translation>Trang {page} đã nhận</translation>
    </message>
    <message>
        <source>Page {page} rejected</source>
        <translation>Trang {page} bị trả lại</translation>
    </message>
    <message>
        <source>Verdict on page {page} taken back</source>
        <translation>Đã bỏ quyết định ở trang {page}</translation>
    </message>
    <message>
        <source>Verdict of {person} on page {page} taken back</source>
        <translation>Đã lấy lại quyết định của {person} về trang {page}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) accepted with the sample</source>
        <translation>
            <numerusform>%n trang đã nhận theo mẫu</numerusform>
        </translation>
    </message>
    <message>
        <source>Document {n} passes</source>
        <translation>Văn bản {n} đạt</translation>
    </message>
    <message>
        <source>Document {n} does not pass</source>
        <translation>Văn bản {n} không đạt</translation>
    </message>
</context>
<context>
    <name>DescribePanel</name>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Nhận hết</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>như văn bản trước</translation>
    </message>
    <message>
        <source>next missing</source>
        <translation>ô thiếu kế</translation>
    </message>
    <message>
        <source>page</source>
        <translation>về trang</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) left</source>
        <translation>
            <numerusform>Còn %n ô</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Đủ</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s): {left} left</source>
        <translation>
            <numerusform>%n đề xuất: nhận {taken}, còn {left}</numerusform>
        </translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>Không có đề xuất</translation>
    </message>
</context>
<context>
    <name>DescribePresenter</name>
    <message numerus="yes">
        <source>%n suggestion(s) accepted</source>
        <translation>
            <numerusform>đã nhận %n đề xuất</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no document before this one to copy from.</source>
        <translation>Không có văn bản nào đứng trước để chép.</translation>
    </message>
    <message>
        <source>as before: {fields}</source>
        <translation>như văn bản trước: {fields}</translation>
    </message>
    <message>
        <source>The document before has nothing in this field.</source>
        <translation>Văn bản trước để trống ô này.</translation>
    </message>
    <message>
        <source>Choose a field first, then draw the box.</source>
        <translation>Chọn một ô trước, rồi khoanh vùng.</translation>
    </message>
    <message>
        <source>Dossier: {what}</source>
        <translation>Hồ sơ: {what}</translation>
    </message>
    <message>
        <source>Document {n}: {what}</source>
        <translation>Văn bản {n}: {what}</translation>
    </message>
</context>
<context>
    <name>DescribeView</name>
    <message>
        <source>No words for this field were found in the box.</source>
        <translation>Trong vùng khoanh không đọc được chữ nào cho ô này.</translation>
    </message>
    <message>
        <source>Draw a box on the page to read it into the field</source>
        <translation>Kéo khung trên trang để đọc vùng đó vào ô đang chọn</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Mô tả văn bản</translation>
    </message>
    <message>
        <source>No dossier is open.</source>
        <translation>Chưa mở hồ sơ nào.</translation>
    </message>
    <message>
        <source>Choose a dossier</source>
        <translation>Chọn hồ sơ</translation>
    </message>
    <message>
        <source>No page of this dossier is scanned yet.</source>
        <translation>Hồ sơ này chưa có trang nào.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Document {n} / {m}</source>
        <translation>Văn bản {n} / {m}</translation>
    </message>
    <message numerus="yes">
        <source>/ %n document(s) done</source>
        <translation>
            <numerusform>/ %n văn bản đã xong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doc(s)</source>
        <translation>
            <numerusform>%n VB</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) may begin a document, the first is page {page}.</source>
        <translation>
            <numerusform>%n chỗ có thể bắt đầu văn bản, trước hết là trang {page}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Documents and their pages</source>
        <translation>Văn bản và các trang</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Văn bản trước</translation>
    </message>
    <message>
        <source>Save, next document</source>
        <translation>Lưu, văn bản sau</translation>
    </message>
    <message>
        <source>OCR text</source>
        <translation>Chữ OCR</translation>
    </message>
    <message>
        <source>Draw a box to read</source>
        <translation>Khoanh vùng đọc vào ô</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Tới đó</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>Nhận tất cả</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Lock the screen ({key})</source>
        <translation>Khóa màn hình ({key})</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Đăng xuất</translation>
    </message>
</context>
<context>
    <name>DoctorCard</name>
    <message numerus="yes">
        <source>%n thing(s) missing; each line says what to do.</source>
        <translation>
            <numerusform>Thiếu %n thứ; mỗi dòng nói cách khắc phục.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that is needed is there.</source>
        <translation>Mọi thứ cần thiết đều có.</translation>
    </message>
    <message>
        <source>What the station stands on</source>
        <translation>Nền tảng của trạm</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm lại</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Kho dữ liệu</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm…</translation>
    </message>
</context>
<context>
    <name>DocumentCard</name>
    <message>
        <source>Document {n}</source>
        <translation>Văn bản {n}</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Does not…</source>
        <translation>Không đạt…</translation>
    </message>
    <message>
        <source>The document does not pass, and why</source>
        <translation>Văn bản không đạt, kèm lý do</translation>
    </message>
</context>
<context>
    <name>DocumentMarks</name>
    <message numerus="yes">
        <source>%n document(s) marked</source>
        <translation>
            <numerusform>Đã đánh dấu %n văn bản</numerusform>
        </translation>
    </message>
    <message>
        <source>A document begins at page {n}</source>
        <translation>Văn bản bắt đầu ở trang {n}</translation>
    </message>
    <message>
        <source>Page {n} continues the document before</source>
        <translation>Trang {n} nối vào văn bản trước</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Light or dark</source>
        <translation>Sáng hay tối</translation>
    </message>
</context>
<context>
    <name>DossierPart</name>
    <message>
        <source>The dossier as a whole</source>
        <translation>Toàn hồ sơ</translation>
    </message>
    <message>
        <source>Findings on the dossier as a whole</source>
        <translation>Điểm phát hiện trên toàn hồ sơ</translation>
    </message>
    <message>
        <source>Pages by state</source>
        <translation>Trang theo trạng thái</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Scanned by</source>
        <translation>Người quét</translation>
    </message>
    <message>
        <source>Station, day</source>
        <translation>Trạm · ngày</translation>
    </message>
    <message>
        <source>Sheets: listed / scanned</source>
        <translation>Số tờ: mục lục / đã quét</translation>
    </message>
    <message>
        <source>Pages: listed / scanned</source>
        <translation>Số trang: mục lục / đã quét</translation>
    </message>
    <message>
        <source>Review round</source>
        <translation>Lần duyệt thứ</translation>
    </message>
</context>
<context>
    <name>DuplicateCard</name>
    <message>
        <source>Compare</source>
        <translation>So hai hồ sơ</translation>
    </message>
    <message>
        <source>Lay both dossiers side by side</source>
        <translation>Đặt hai hồ sơ cạnh nhau</translation>
    </message>
    <message>
        <source>No duplicate</source>
        <translation>Không trùng</translation>
    </message>
    <message>
        <source>Record that they are two different dossiers</source>
        <translation>Ghi rằng đây là hai hồ sơ khác nhau</translation>
    </message>
    <message>
        <source>May be there twice</source>
        <translation>Có thể trùng</translation>
    </message>
    <message>
        <source>Another fonds has a dossier of the same code: {code}.</source>
        <translation>Phông khác có hồ sơ cùng mã: {code}.</translation>
    </message>
    <message>
        <source>{code} has the same title and years.</source>
        <translation>{code} cùng tiêu đề, cùng năm.</translation>
    </message>
    <message>
        <source>The title of {code} is alike ({share} %).</source>
        <translation>{code} có tiêu đề gần giống ({share} %).</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Và %n hồ sơ nữa.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorPresenter</name>
    <message>
        <source>Page {page}: skew and crop by hand</source>
        <translation>Trang {page}: nghiêng và cắt bằng tay</translation>
    </message>
    <message>
        <source>Page {page}: automatic again</source>
        <translation>Trang {page}: về lại tự động</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>The automatic frame is being found…</source>
        <translation>Đang tìm khung tự động…</translation>
    </message>
    <message numerus="yes">
        <source>The crop cuts %n piece(s) of ink away</source>
        <translation>
            <numerusform>Khung cắt mất %n mẩu chữ</numerusform>
        </translation>
    </message>
    <message>
        <source>limit {limit}</source>
        <translation>giới hạn {limit}</translation>
    </message>
    <message>
        <source>The text seems to stand on its head</source>
        <translation>Chữ có vẻ lộn ngược</translation>
    </message>
    <message>
        <source>The frame leaves the master by {length}: filled with the colour of the paper</source>
        <translation>Khung ra ngoài ảnh gốc {length}: phần ấy tô màu giấy</translation>
    </message>
    <message>
        <source>{handle}: arrows move it by 1 px, with ⇧ by 10 · Esc: turn again</source>
        <translation>{handle}: phím mũi tên dời 1 px, ⇧ 10 px · Esc: xoay tiếp</translation>
    </message>
    <message>
        <source>Draw a line along the text to level it · ← → turn · Tab: handles</source>
        <translation>Kéo một đường dọc dòng chữ để chỉnh ngang · ← → xoay · Tab: mốc cắt</translation>
    </message>
    <message>
        <source>Top left corner</source>
        <translation>Góc trên trái</translation>
    </message>
    <message>
        <source>Top side</source>
        <translation>Cạnh trên</translation>
    </message>
    <message>
        <source>Top right corner</source>
        <translation>Góc trên phải</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Cạnh phải</translation>
    </message>
    <message>
        <source>Bottom right corner</source>
        <translation>Góc dưới phải</translation>
    </message>
    <message>
        <source>Bottom side</source>
        <translation>Cạnh dưới</translation>
    </message>
    <message>
        <source>Bottom left corner</source>
        <translation>Góc dưới trái</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Cạnh trái</translation>
    </message>
    <message>
        <source>Skew and crop</source>
        <translation>Chỉnh nghiêng, cắt</translation>
    </message>
    <message>
        <source>Page {n} · {words}</source>
        <translation>Trang {n} · {words}</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Ảnh gốc</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>Grid lines</source>
        <translation>Kẻ ô</translation>
    </message>
    <message>
        <source>Master with the frame of the crop</source>
        <translation>Ảnh gốc với khung cắt</translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Đang dùng</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Thôi dùng</translation>
    </message>
</context>
<context>
    <name>FaultBar</name>
    <message>
        <source>Hide</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>The sheet on the table is another one: sheet {n} is marked, and fed again into its place</source>
        <translation>Tờ trên bàn không phải tờ này: đánh dấu tờ {n} cần soát và nạp lại vào đúng chỗ</translation>
    </message>
    <message>
        <source>Back to sheet {n}</source>
        <translation>Lùi về tờ {n}</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>required</source>
        <translation>bắt buộc</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>cần có</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>đề xuất</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>đã điền</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Any state</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>Any finding</source>
        <translation>Mọi điểm phát hiện</translation>
    </message>
    <message>
        <source>Any document</source>
        <translation>Mọi văn bản</translation>
    </message>
    <message>
        <source>New since the last review</source>
        <translation>Mới từ lần duyệt trước</translation>
    </message>
    <message>
        <source>Every n-th</source>
        <translation>Mỗi trang thứ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Bỏ lọc</translation>
    </message>
    <message>
        <source>List every page again</source>
        <translation>Hiện lại mọi trang</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Điểm phát hiện</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Every n-th page</source>
        <translation>Mỗi trang thứ n</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Của tôi</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Bị trả lại</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Chưa quét</translation>
    </message>
    <message>
        <source>Being scanned</source>
        <translation>Đang quét</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Giữ xử lý</translation>
    </message>
    <message>
        <source>Waits for review</source>
        <translation>Chờ kiểm tra</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Đã duyệt</translation>
    </message>
    <message>
        <source>Packaged</source>
        <translation>Đã đóng gói</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Đã giao</translation>
    </message>
    <message>
        <source>Not digitised</source>
        <translation>Không số hóa</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Khác</translation>
    </message>
</context>
<context>
    <name>FirstPersonView</name>
    <message>
        <source>The first account</source>
        <translation>Tài khoản đầu tiên</translation>
    </message>
    <message>
        <source>This workspace has no accounts yet. The first person administers it and makes the others' accounts.</source>
        <translation>Nơi làm việc này chưa có tài khoản. Người đầu tiên là quản trị và lập tài khoản cho những người khác.</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Name for logging in</source>
        <translation>Tên đăng nhập</translation>
    </message>
    <message>
        <source>Password, 8 characters or more</source>
        <translation>Mật khẩu, ít nhất 8 ký tự</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Nhập lại mật khẩu</translation>
    </message>
    <message>
        <source>Also works as (nobody reviews what they scanned)</source>
        <translation>Kiêm thêm vai trò (không ai tự kiểm trang mình quét)</translation>
    </message>
    <message>
        <source>Make the account and enter</source>
        <translation>Lập tài khoản và vào</translation>
    </message>
</context>
<context>
    <name>FondsModel</name>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Described</source>
        <translation>Đã mô tả</translation>
    </message>
</context>
<context>
    <name>FondsPresenter</name>
    <message>
        <source>Fonds {code}: description stored</source>
        <translation>Phông {code}: đã lưu mô tả</translation>
    </message>
</context>
<context>
    <name>FondsView</name>
    <message>
        <source>Fonds</source>
        <translation>Phông</translation>
    </message>
    <message>
        <source>No unit</source>
        <translation>Chưa thuộc đơn vị nào</translation>
    </message>
    <message>
        <source>Fonds come with the first inventory.</source>
        <translation>Phông có khi nhập mục lục đầu tiên.</translation>
    </message>
    <message>
        <source>Unit whose figures it counts in</source>
        <translation>Đơn vị được tính số liệu</translation>
    </message>
    <message>
        <source>No unit is registered yet: see Units.</source>
        <translation>Chưa có đơn vị nào: xem phần Đơn vị.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>More fields ({n})</source>
        <translation>Thêm trường ({n})</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Thu gọn</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>On my table</source>
        <translation>Đang giữ trên bàn</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n hồ sơ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n hộp</numerusform>
        </translation>
    </message>
    <message>
        <source>No paper taken out</source>
        <translation>Chưa nhận giấy nào</translation>
    </message>
    <message>
        <source>Show it in the list</source>
        <translation>Xem trong danh sách</translation>
    </message>
    <message>
        <source>Return to store</source>
        <translation>Trả về kho</translation>
    </message>
    <message>
        <source>Return the chosen dossiers to the store</source>
        <translation>Trả các hồ sơ đã chọn về kho</translation>
    </message>
    <message>
        <source>On my table: {n}</source>
        <translation>Đang giữ trên bàn: {n}</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Importing {file}</source>
        <translation>Đang nhập {file}</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Row {n}: {what}</source>
        <translation>Dòng {n}: {what}</translation>
    </message>
    <message>
        <source>Choose a list: .xlsx, .xlsm or .csv.</source>
        <translation>Chọn một mục lục: .xlsx, .xlsm hoặc .csv.</translation>
    </message>
    <message>
        <source>No column means: {fields}. Choose it at the left.</source>
        <translation>Chưa có cột cho: {fields}. Chọn ở bên trái.</translation>
    </message>
    <message>
        <source>The list does not say whose dossiers it has. Enter the code of the fonds above.</source>
        <translation>Danh mục không cho biết hồ sơ thuộc phông nào. Nhập mã phông ở ô phía trên.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) below the heading; all are checked before any is kept.</source>
        <translation>
            <numerusform>%n dòng dưới tiêu đề; kiểm tra hết rồi mới lưu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fonds: {codes}.</source>
        <translation>Phông: {codes}.</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>Ý nghĩa các cột</translation>
    </message>
    <message>
        <source>Fields with * are needed; the others may be left out.</source>
        <translation>Trường có dấu * là bắt buộc; trường khác có thể bỏ.</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Những dòng đầu</translation>
    </message>
    <message>
        <source>Name under which this mapping is kept for lists with the same headings</source>
        <translation>Tên để nhớ cách ghép cho mục lục cùng tiêu đề cột</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Tên cách ghép cột</translation>
    </message>
    <message>
        <source>Keep the mapping</source>
        <translation>Nhớ cách ghép</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Check and import</source>
        <translation>Kiểm tra và nhập</translation>
    </message>
    <message>
        <source>Choose the approved list of dossiers.</source>
        <translation>Chọn mục lục hồ sơ đã duyệt.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
</context>
<context>
    <name>InventoriesModel</name>
    <message>
        <source>Inventory</source>
        <translation>Mục lục</translation>
    </message>
    <message>
        <source>Fonds</source>
        <translation>Phông</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Ưu tiên</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>Thẩm định</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>{count}, in part</source>
        <translation>{count}, mới một phần</translation>
    </message>
</context>
<context>
    <name>InventoriesPresenter</name>
    <message>
        <source>Inventories</source>
        <translation>Mục lục</translation>
    </message>
</context>
<context>
    <name>InventoriesView</name>
    <message>
        <source>Inventories</source>
        <translation>Mục lục</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Đã ghi: {path}</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Import an inventory</source>
        <translation>Nhập mục lục</translation>
    </message>
    <message>
        <source>No inventory was imported yet.</source>
        <translation>Chưa nhập mục lục nào.</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>Hủy: {job}</translation>
    </message>
    <message>
        <source>running for {time}</source>
        <translation>đã chạy {time}</translation>
    </message>
    <message>
        <source>{rate} a minute</source>
        <translation>{rate} một phút</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>còn {time}</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>What runs in the background</source>
        <translation>Việc đang chạy nền</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Nothing runs now.</source>
        <translation>Hiện không có việc nào đang chạy.</translation>
    </message>
    <message>
        <source>Go on inspecting</source>
        <translation>Kiểm tiếp</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) wait for inspection and OCR, one job for both.</source>
        <translation>
            <numerusform>%n trang chờ kiểm và OCR (một lượt làm cả hai).</numerusform>
        </translation>
    </message>
    <message>
        <source>Every page is inspected and has its OCR text.</source>
        <translation>Mọi trang đã được kiểm và OCR.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Ở mọi nơi</translation>
    </message>
    <message>
        <source>Editor of skew and crop</source>
        <translation>Chỉnh lệch và vùng cắt</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Strike the new key for “{action}”. Esc leaves it as it is.</source>
        <translation>Bấm phím mới cho “{action}”. Esc: giữ nguyên.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Choose an action, press Enter, strike its new key. It acts at once, for you, at this station.</source>
        <translation>Chọn một việc, bấm Enter, bấm phím mới. Phím có hiệu lực ngay, cho riêng bạn, tại trạm này.</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Đổi phím</translation>
    </message>
    <message>
        <source>Default key</source>
        <translation>Về mặc định</translation>
    </message>
    <message>
        <source>All default keys</source>
        <translation>Mặc định tất cả</translation>
    </message>
</context>
<context>
    <name>KeysModel</name>
    <message>
        <source>What it does</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi dùng</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>By default</source>
        <translation>Mặc định</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>cố định</translation>
    </message>
</context>
<context>
    <name>KeysPresenter</name>
    <message>
        <source>“{action}” keeps its key.</source>
        <translation>“{action}” giữ phím cố định.</translation>
    </message>
    <message>
        <source>{key} stays with fields and lists. Choose another key.</source>
        <translation>{key} dành cho ô nhập và danh sách. Chọn phím khác.</translation>
    </message>
    <message>
        <source>{key} already means “{other}”. Choose another key, or change that one first.</source>
        <translation>{key} đang là phím của “{other}”. Chọn phím khác, hoặc đổi phím kia trước.</translation>
    </message>
</context>
<context>
    <name>LeafPicker</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi lại</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Ghi thêm</translation>
    </message>
    <message>
        <source>Leaves missing</source>
        <translation>Số tờ thiếu</translation>
    </message>
    <message>
        <source>One leaf fewer (−)</source>
        <translation>Bớt một tờ (−)</translation>
    </message>
    <message>
        <source>One leaf more (+)</source>
        <translation>Thêm một tờ (+)</translation>
    </message>
    <message>
        <source>Notes on this leaf</source>
        <translation>Ghi chú của tờ này</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>LimitsModel</name>
    <message>
        <source>Check</source>
        <translation>Phép kiểm</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Giới hạn</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Trị số</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Waiting to be packed</source>
        <translation>Chờ đóng gói</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Đang chạy</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Đã đóng gói</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Có lỗi</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) selected</source>
        <translation>
            <numerusform>Đã chọn %n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Code or title</source>
        <translation>Mã hoặc tiêu đề</translation>
    </message>
    <message>
        <source>Find by code or title</source>
        <translation>Tìm theo mã hoặc tiêu đề</translation>
    </message>
</context>
<context>
    <name>LiveCard</name>
    <message>
        <source>Waits for paper: lay it in</source>
        <translation>Chờ giấy · nạp vào khay</translation>
    </message>
    <message>
        <source>Stopping after this page</source>
        <translation>Dừng sau trang này</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>Đang quét</translation>
    </message>
    <message>
        <source>Scanner stopped</source>
        <translation>Máy quét dừng</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>{n} pages/min</source>
        <translation>{n} trang/phút</translation>
    </message>
    <message numerus="yes">
        <source>page(s) in this run</source>
        <translation>
            <numerusform>trang lượt này</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n tờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n page(s) are on the disk</source>
        <translation>
            <numerusform>Cả %n trang đã ghi xuống đĩa</numerusform>
        </translation>
    </message>
    <message>
        <source>No page yet</source>
        <translation>Chưa có trang nào</translation>
    </message>
</context>
<context>
    <name>LoginPresenter</name>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>Hai mật khẩu khác nhau. Gõ cùng một mật khẩu hai lần.</translation>
    </message>
</context>
<context>
    <name>LoginView</name>
    <message>
        <source>Screen locked</source>
        <translation>Màn hình đã khóa</translation>
    </message>
    <message>
        <source>Scanning station</source>
        <translation>Trạm số hóa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên đăng nhập</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Hiện mật khẩu</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Log in as somebody else</source>
        <translation>Đăng nhập người khác</translation>
    </message>
    <message>
        <source>How to enter</source>
        <translation>Cách vào</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Language and look</source>
        <translation>Ngôn ngữ và giao diện</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Nền</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Vietnamese typing</source>
        <translation>Kiểu gõ tiếng Việt</translation>
    </message>
    <message>
        <source>Lock the screen after</source>
        <translation>Khóa màn hình sau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>So that keys act as struck where no text is typed</source>
        <translation>Để phím tắt đúng như đã gõ ở nơi không nhập chữ</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} phút</translation>
    </message>
    <message>
        <source>When nobody touches mouse or keyboard for so long. Scanning and inspecting go on behind it.</source>
        <translation>Khi không ai chạm chuột hay bàn phím trong thời gian đó. Việc quét và kiểm vẫn chạy tiếp phía sau.</translation>
    </message>
</context>
<context>
    <name>MadeModel</name>
    <message>
        <source>Made</source>
        <translation>Lập lúc</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người lập</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>tất cả</translation>
    </message>
</context>
<context>
    <name>ManageView</name>
    <message>
        <source>Manage</source>
        <translation>Quản lý</translation>
    </message>
    <message>
        <source>Parts of this room</source>
        <translation>Các phần của phòng này</translation>
    </message>
</context>
<context>
    <name>MastersCard</name>
    <message>
        <source>State of the masters</source>
        <translation>Tình trạng kho ảnh gốc</translation>
    </message>
    <message>
        <source>At the last start every master was in its place, and no unknown file lay among them.</source>
        <translation>Lần khởi động gần nhất: mọi ảnh gốc đều ở đúng chỗ, không có tệp lạ.</translation>
    </message>
    <message>
        <source>The last start found what is listed here. Nothing was deleted.</source>
        <translation>Lần khởi động gần nhất tìm thấy những mục dưới đây. Không tệp nào bị xóa.</translation>
    </message>
    <message numerus="yes">
        <source>%n lost master(s)</source>
        <translation>
            <numerusform>%n ảnh gốc bị mất hoặc hỏng</numerusform>
        </translation>
    </message>
    <message>
        <source>Their dossiers are held. Put the file back under its name from the backup and start the station again; where there is no backup, take the paper out of the store and rescan the page.</source>
        <translation>Hồ sơ của chúng đang bị giữ. Chép lại tệp đúng tên từ bản sao lưu rồi khởi động lại trạm; nếu không có bản sao lưu, lấy hồ sơ giấy từ kho và quét lại trang.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) set aside</source>
        <translation>
            <numerusform>%n tệp được để riêng</numerusform>
        </translation>
    </message>
    <message>
        <source>They lie in {folder}. No page speaks of them; keep them until the dossiers are checked.</source>
        <translation>Các tệp nằm trong {folder}. Không trang nào dùng chúng; giữ lại cho đến khi đã soát các hồ sơ.</translation>
    </message>
    <message>
        <source>The station had stopped without closing.</source>
        <translation>Lần trước trạm dừng đột ngột.</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) of images that nobody was told of were removed.</source>
        <translation>
            <numerusform>Đã dọn %n tệp ảnh dở dang, chưa hề báo là đã lưu.</numerusform>
        </translation>
    </message>
    <message>
        <source>whole: its bytes match its name</source>
        <translation>nguyên vẹn: nội dung khớp tên tệp</translation>
    </message>
    <message>
        <source>damaged: bytes and name differ</source>
        <translation>hỏng: nội dung không khớp tên tệp</translation>
    </message>
</context>
<context>
    <name>MediaCard</name>
    <message>
        <source>Findings of the file</source>
        <translation>Nhận xét về tệp</translation>
    </message>
    <message>
        <source>Take out of the dossier</source>
        <translation>Bỏ khỏi hồ sơ</translation>
    </message>
    <message>
        <source>film</source>
        <translation>video</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>âm thanh</translation>
    </message>
</context>
<context>
    <name>MediaList</name>
    <message>
        <source>Sound and film</source>
        <translation>Âm thanh, video</translation>
    </message>
    <message>
        <source>Add audio, video…</source>
        <translation>Thêm âm thanh, video…</translation>
    </message>
    <message>
        <source>Take in files of sound and film that exist already</source>
        <translation>Nhận tệp âm thanh, video đã có sẵn</translation>
    </message>
    <message>
        <source>Sound and film ({patterns})</source>
        <translation>Âm thanh, video ({patterns})</translation>
    </message>
    <message>
        <source>Choose sound and film</source>
        <translation>Chọn tệp âm thanh, video</translation>
    </message>
</context>
<context>
    <name>MediaPart</name>
    <message>
        <source>taken out by the clerk</source>
        <translation>người nhập bỏ ra</translation>
    </message>
    <message>
        <source>{file} taken out</source>
        <translation>Đã bỏ {file}</translation>
    </message>
    <message>
        <source>Document {n} is of photographs</source>
        <translation>Văn bản {n} là ảnh</translation>
    </message>
    <message>
        <source>Document {n} is of text</source>
        <translation>Văn bản {n} là giấy có chữ</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Đang đọc {file}…</translation>
    </message>
    <message>
        <source>{file} taken in</source>
        <translation>Đã nhận {file}</translation>
    </message>
</context>
<context>
    <name>MissingWalk</name>
    <message>
        <source>Not handed in yet: this field is missing or wrong. {key} goes to the next one.</source>
        <translation>Chưa nộp được: ô này còn thiếu hoặc sai. {key} tới ô kế tiếp.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Không còn ô nào thiếu.</translation>
    </message>
    <message numerus="yes">
        <source>All %n document(s) are described. Hand the dossier in.</source>
        <translation>
            <numerusform>Đã mô tả xong %n văn bản. Nộp hồ sơ được rồi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsBar</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>NumbersBar</name>
    <message>
        <source>Angle °</source>
        <translation>Góc °</translation>
    </message>
    <message>
        <source>Angle in degrees</source>
        <translation>Góc xoay, độ</translation>
    </message>
    <message>
        <source>Degrees clockwise; ← and → on the page do the same</source>
        <translation>Độ theo chiều kim đồng hồ; phím ← → trên trang làm như vậy</translation>
    </message>
    <message>
        <source>0.1° to the left</source>
        <translation>Xoay trái 0,1°</translation>
    </message>
    <message>
        <source>0.1° to the right</source>
        <translation>Xoay phải 0,1°</translation>
    </message>
    <message>
        <source>Cut {unit}</source>
        <translation>Cắt {unit}</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Trên</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Phải</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Dưới</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Trái</translation>
    </message>
    <message>
        <source>How far inside of the master's edge the side lies; below 0: outside</source>
        <translation>Cạnh nằm trong mép ảnh gốc bao nhiêu; số âm: ra ngoài</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cắt</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Tự động</translation>
    </message>
    <message>
        <source>Back to what the machine found</source>
        <translation>Về lại khung máy đã tìm</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Leave the page as it was</source>
        <translation>Giữ trang như cũ</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Apply, next</source>
        <translation>Áp dụng, tiếp</translation>
    </message>
    <message>
        <source>Apply, and go to the next page that needs a look</source>
        <translation>Áp dụng rồi sang trang kế cần xem</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>chưa đo</translation>
    </message>
    <message>
        <source>How surely the text is read: before → after. Measured while the hand rests.</source>
        <translation>Độ tin khi đọc chữ: trước → sau. Đo khi tay nghỉ.</translation>
    </message>
</context>
<context>
    <name>OlderForm</name>
    <message>
        <source>No newer data are left</source>
        <translation>Không còn bản mới hơn</translation>
    </message>
    <message>
        <source>An administrator may go on with the older data. The record keeps who did and why; scans that only the newer data knew are set aside in the folder quarantine.</source>
        <translation>Quản trị có thể làm tiếp với bản dữ liệu cũ. Nhật ký ghi ai quyết định và vì sao; những ảnh quét chỉ bản mới hơn biết được để riêng trong thư mục quarantine.</translation>
    </message>
    <message>
        <source>Administrator's name</source>
        <translation>Tên quản trị</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Go on with the older data</source>
        <translation>Làm tiếp với bản dữ liệu cũ</translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>Không mở được nơi làm việc</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>Đang mở nơi làm việc</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message>
        <source>All units</source>
        <translation>Tất cả đơn vị</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Thư mục lưu báo cáo</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Ngôn ngữ báo cáo</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
</context>
<context>
    <name>OtherPresenter</name>
    <message>
        <source>Verify {name}</source>
        <translation>Kiểm {name}</translation>
    </message>
</context>
<context>
    <name>OtherView</name>
    <message>
        <source>Choose a package</source>
        <translation>Chọn gói tin</translation>
    </message>
    <message>
        <source>Packages (*.zip);;All files (*)</source>
        <translation>Gói tin (*.zip);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>Verify another package</source>
        <translation>Kiểm gói khác</translation>
    </message>
    <message>
        <source>A ZIP or a folder, of any station. Nothing but its files is used, and nothing in it is changed.</source>
        <translation>Tệp ZIP hoặc thư mục, của bất kỳ trạm nào. Chỉ đọc các tệp trong đó, không sửa gì.</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>Tệp hoặc thư mục</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Kết quả kiểm</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Tệp…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Thư mục…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Kiểm gói</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>? Could not check</source>
        <translation>? Chưa kiểm được</translation>
    </message>
    <message>
        <source>Being verified…</source>
        <translation>Đang kiểm…</translation>
    </message>
    <message>
        <source>no known structure</source>
        <translation>không rõ cấu trúc</translation>
    </message>
    <message numerus="yes">
        <source>✓ {structure}: %n page(s)</source>
        <translation>
            <numerusform>✓ {structure}: %n trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ {structure}: %n rule(s) broken</source>
        <translation>
            <numerusform>✗ {structure}: %n lỗi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Structure</source>
        <translation>Mẫu gói</translation>
    </message>
    <message>
        <source>Masters</source>
        <translation>Ảnh gốc</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Lần nộp</translation>
    </message>
    <message>
        <source>Package number</source>
        <translation>Số thứ tự gói</translation>
    </message>
    <message>
        <source>Code of the submission that the packages belong to</source>
        <translation>Mã đăng ký yêu cầu nộp mà các gói thuộc về</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Số tiếp theo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không kèm</translation>
    </message>
    <message>
        <source>Beside the package</source>
        <translation>Cạnh gói</translation>
    </message>
    <message>
        <source>Inside the package</source>
        <translation>Trong gói</translation>
    </message>
</context>
<context>
    <name>PackagePanel</name>
    <message>
        <source>Versions</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Kết quả kiểm</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Chép đường dẫn</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>A sealed package is never changed. Pack the next version instead.</source>
        <translation>Gói đã niêm phong không bao giờ bị sửa. Hãy đóng phiên bản sau.</translation>
    </message>
    <message>
        <source>Sealing is final: a later change makes a new version.</source>
        <translation>Niêm phong rồi không hoàn tác được: sửa về sau là phiên bản mới.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Số tệp</translation>
    </message>
    <message>
        <source>Manifest SHA-256</source>
        <translation>SHA-256 danh mục</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Niêm phong</translation>
    </message>
    <message>
        <source>Page {done} of {total}</source>
        <translation>Trang {done} / {total}</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Đang chạy</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Chờ đến lượt</translation>
    </message>
    <message>
        <source>Verified before it was sealed</source>
        <translation>Đã kiểm trước khi niêm phong</translation>
    </message>
</context>
<context>
    <name>PackagesModel</name>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Số trang</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Mẫu gói</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Niêm phong</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Kiểm gói</translation>
    </message>
</context>
<context>
    <name>PackagesPresenter</name>
    <message>
        <source>Package {dossier}</source>
        <translation>Đóng gói {dossier}</translation>
    </message>
    <message>
        <source>Verify the package of {dossier}</source>
        <translation>Kiểm gói tin của {dossier}</translation>
    </message>
</context>
<context>
    <name>PackagesView</name>
    <message>
        <source>Export the list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>Pack the next version</source>
        <translation>Đóng phiên bản sau</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Đóng gói</translation>
    </message>
    <message numerus="yes">
        <source>Pack %n dossier(s)</source>
        <translation>
            <numerusform>Đóng gói %n hồ sơ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n that wait(s)</source>
        <translation>
            <numerusform>Thôi %n hồ sơ chờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pack all %n</source>
        <translation>
            <numerusform>Đóng gói cả %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Gói tin</translation>
    </message>
    <message>
        <source>Approved and sealed</source>
        <translation>Đã duyệt và đã đóng gói</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Kiểm gói</translation>
    </message>
    <message>
        <source>Verify another…</source>
        <translation>Kiểm gói khác…</translation>
    </message>
    <message>
        <source>No dossier is approved yet.</source>
        <translation>Chưa có hồ sơ nào được duyệt.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Xem lại</translation>
    </message>
</context>
<context>
    <name>PackagingCard</name>
    <message>
        <source>Packages</source>
        <translation>Gói</translation>
    </message>
    <message>
        <source>Decides which fields are described and which packages are made first. A dossier can still be packed for another receiver.</source>
        <translation>Quyết định mô tả những trường nào và làm gói nào trước. Hồ sơ vẫn có thể đóng gói cho nơi nhận khác.</translation>
    </message>
    <message>
        <source>An administrator chooses it.</source>
        <translation>Người quản trị chọn.</translation>
    </message>
    <message>
        <source>Package profile</source>
        <translation>Mẫu gói</translation>
    </message>
    <message>
        <source>Archive and agency</source>
        <translation>Cơ quan lưu trữ và cơ quan hình thành tài liệu</translation>
    </message>
    <message>
        <source>The national packages cannot be made without the code of the archive.</source>
        <translation>Không có mã cơ quan lưu trữ thì không làm được gói theo thông tư.</translation>
    </message>
    <message>
        <source>Code of the archive</source>
        <translation>Mã cơ quan lưu trữ</translation>
    </message>
    <message>
        <source>Name of the archive</source>
        <translation>Tên cơ quan lưu trữ</translation>
    </message>
    <message>
        <source>Code of the agency</source>
        <translation>Mã định danh cơ quan</translation>
    </message>
    <message>
        <source>Name of the agency</source>
        <translation>Tên cơ quan</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>PackagingPresenter</name>
    <message>
        <source>Packages: {profile}</source>
        <translation>Gói: {profile}</translation>
    </message>
</context>
<context>
    <name>PackingQueue</name>
    <message numerus="yes">
        <source>{what}, %n more after it</source>
        <translation>
            <numerusform>{what}, còn %n việc sau đó</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageChanges</name>
    <message>
        <source>Page {page} removed</source>
        <translation>Đã loại trang {page}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) removed</source>
        <translation>
            <numerusform>Đã loại %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} turned</source>
        <translation>Đã xoay trang {page}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) turned</source>
        <translation>
            <numerusform>Đã xoay %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} moved</source>
        <translation>Đã chuyển trang {page}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) moved</source>
        <translation>
            <numerusform>Đã chuyển %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} marked as blank</source>
        <translation>Đã ghi trang {page} là mặt trống</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) marked as blank</source>
        <translation>
            <numerusform>Đã ghi %n trang là mặt trống</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} no longer blank</source>
        <translation>Trang {page} không còn là mặt trống</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) no longer blank</source>
        <translation>
            <numerusform>%n trang không còn là mặt trống</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} looked at</source>
        <translation>Đã soát trang {page}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) looked at</source>
        <translation>
            <numerusform>Đã soát %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Leaf of page {page} noted</source>
        <translation>Đã ghi chú tờ của trang {page}</translation>
    </message>
    <message>
        <source>Note on page {page} withdrawn</source>
        <translation>Đã bỏ ghi chú ở trang {page}</translation>
    </message>
    <message>
        <source>Document begun at page {page}</source>
        <translation>Văn bản bắt đầu từ trang {page}</translation>
    </message>
    <message>
        <source>Page {page} continues the document before</source>
        <translation>Trang {page} nối vào văn bản trước</translation>
    </message>
    <message>
        <source>Page {page} scanned again</source>
        <translation>Đã quét lại trang {page}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) scanned again</source>
        <translation>
            <numerusform>Đã quét lại %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} inserted</source>
        <translation>Đã chèn trang {page}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) inserted</source>
        <translation>
            <numerusform>Đã chèn %n trang</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagePart</name>
    <message>
        <source>Page {n}</source>
        <translation>Trang {n}</translation>
    </message>
    <message>
        <source>accepted in an earlier review</source>
        <translation>đã nhận ở lần duyệt trước</translation>
    </message>
    <message>
        <source>Accept, next</source>
        <translation>Nhận, tiếp</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Trả lại…</translation>
    </message>
    <message>
        <source>A flagged page asks why it is accepted. Reject: R, a digit, Enter.</source>
        <translation>Nhận trang có lỗi cần lý do. Trả lại: R rồi phím số.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Điểm phát hiện</translation>
    </message>
    <message>
        <source>Note for the next verdict ({key})</source>
        <translation>Ghi chú cho quyết định tới ({key})</translation>
    </message>
    <message>
        <source>Note for the next verdict</source>
        <translation>Ghi chú cho quyết định tới</translation>
    </message>
    <message>
        <source>Kept with this page until the next verdict on it.</source>
        <translation>Giữ cùng trang này đến lần quyết định tới.</translation>
    </message>
</context>
<context>
    <name>PageStage</name>
    <message>
        <source>Waits for paper · lay it in, scanning starts by itself · {key} ends it</source>
        <translation>Chờ giấy · nạp vào khay, máy tự quét · {key} để thôi</translation>
    </message>
    <message>
        <source>No page yet. Lay paper in, then press {key}.</source>
        <translation>Chưa có trang nào. Nạp giấy rồi bấm {key}.</translation>
    </message>
    <message>
        <source>Last good page</source>
        <translation>Trang tốt cuối cùng</translation>
    </message>
    <message>
        <source>Last page stored</source>
        <translation>Trang cuối đã lưu</translation>
    </message>
    <message>
        <source>{side} · p. {page}</source>
        <translation>{side} · tr. {page}</translation>
    </message>
    <message>
        <source>Find on the table</source>
        <translation>Tìm trên bàn</translation>
    </message>
    <message>
        <source>Sheet {n}</source>
        <translation>Tờ {n}</translation>
    </message>
    <message>
        <source>Sheet {n} {side}</source>
        <translation>Tờ {n} {side}</translation>
    </message>
    <message>
        <source>P. {n}</source>
        <translation>Tr. {n}</translation>
    </message>
    <message>
        <source>Feed again</source>
        <translation>Nạp lại</translation>
    </message>
    <message>
        <source>its verso is missing</source>
        <translation>vì thiếu mặt sau</translation>
    </message>
    <message>
        <source>Feed next</source>
        <translation>Nạp tiếp</translation>
    </message>
    <message>
        <source>right after this one</source>
        <translation>ngay sau tờ này</translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>Too many chosen: at most {n} at once.</source>
        <translation>Chọn quá nhiều: mỗi lần tối đa {n} hồ sơ.</translation>
    </message>
    <message>
        <source>No paper lies on your table.</source>
        <translation>Trên bàn bạn không có giấy nào.</translation>
    </message>
    <message>
        <source>to the secret store</source>
        <translation>chuyển kho mật</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>Your password is changed. It holds from the next time you log in.</source>
        <translation>Đã đổi mật khẩu. Dùng mật khẩu mới từ lần đăng nhập sau.</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>Mật khẩu của tôi</translation>
    </message>
    <message>
        <source>Whoever knows it acts in your name. If you forgot it, an administrator gives you another.</source>
        <translation>Ai biết mật khẩu này có thể làm việc dưới tên anh chị. Nếu quên, quản trị đặt lại mật khẩu khác.</translation>
    </message>
    <message>
        <source>New password, {least} characters or more</source>
        <translation>Mật khẩu mới, từ {least} ký tự</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Mật khẩu đang dùng</translation>
    </message>
    <message>
        <source>The new one again</source>
        <translation>Nhập lại mật khẩu mới</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Đổi mật khẩu</translation>
    </message>
</context>
<context>
    <name>PasswordPresenter</name>
    <message>
        <source>The two new passwords differ. Type the same one twice.</source>
        <translation>Hai mật khẩu mới khác nhau. Nhập hai lần cùng một mật khẩu.</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Account “{name}”</source>
        <translation>Tài khoản “{name}”</translation>
    </message>
    <message>
        <source>One more account</source>
        <translation>Thêm tài khoản</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Lập tài khoản</translation>
    </message>
    <message>
        <source>Keep the changes</source>
        <translation>Lưu thay đổi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>Mở lại tài khoản</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>Đóng tài khoản</translation>
    </message>
    <message>
        <source>For somebody who left: no log-in any more; the record keeps name and work.</source>
        <translation>Dành cho người đã nghỉ: không đăng nhập được nữa; nhật ký vẫn giữ tên và việc đã làm.</translation>
    </message>
    <message>
        <source>Staff number (where two people have the same full name)</source>
        <translation>Mã cán bộ (khi hai người trùng họ tên)</translation>
    </message>
    <message>
        <source>Password, {least} characters or more</source>
        <translation>Mật khẩu, từ {least} ký tự</translation>
    </message>
    <message>
        <source>New password, {least} characters or more (empty: the old one stays)</source>
        <translation>Mật khẩu mới, từ {least} ký tự (để trống: giữ nguyên)</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Nhập lại mật khẩu đó</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Nobody is deleted, and a name is never given to another person. Changes hold from the person's next act; who lost a role logs in again.</source>
        <translation>Không xóa ai, và không giao tên của người này cho người khác. Thay đổi có hiệu lực từ thao tác tiếp theo của người đó; ai bị bớt vai trò thì đăng nhập lại.</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Thêm tài khoản</translation>
    </message>
    <message>
        <source>Name for logging in</source>
        <translation>Tên đăng nhập</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ tên</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Đang dùng</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã đóng</translation>
    </message>
</context>
<context>
    <name>PeoplePresenter</name>
    <message>
        <source>The account of {name} is made.</source>
        <translation>Đã lập tài khoản {name}.</translation>
    </message>
    <message>
        <source>Account {name} changed</source>
        <translation>Đã sửa tài khoản {name}</translation>
    </message>
    <message>
        <source>{name} logs in with the new password from now on.</source>
        <translation>Từ nay {name} đăng nhập bằng mật khẩu mới.</translation>
    </message>
    <message>
        <source>Account {name} closed</source>
        <translation>Đã đóng tài khoản {name}</translation>
    </message>
    <message>
        <source>Account {name} opened again</source>
        <translation>Đã mở lại tài khoản {name}</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>Hai mật khẩu khác nhau. Nhập hai lần cùng một mật khẩu.</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Sampling plan</source>
        <translation>Kế hoạch lấy mẫu</translation>
    </message>
    <message>
        <source>Tightened</source>
        <translation>Siết</translation>
    </message>
    <message>
        <source>A page of the sample was rejected: every page of the rest is looked at too.</source>
        <translation>Một trang trong mẫu bị trả lại: phải xem cả từng trang còn lại.</translation>
    </message>
    <message>
        <source>Pages to check</source>
        <translation>Trang cần xem</translation>
    </message>
    <message>
        <source>Every other page</source>
        <translation>Mọi trang còn lại</translation>
    </message>
    <message>
        <source>Random sample</source>
        <translation>Mẫu ngẫu nhiên</translation>
    </message>
    <message numerus="yes">
        <source>Accept the rest: %n page(s)</source>
        <translation>
            <numerusform>Nhận %n trang còn lại</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest is decided.</source>
        <translation>Các trang còn lại đã quyết xong.</translation>
    </message>
    <message numerus="yes">
        <source>First decide %n page(s) of the plan.</source>
        <translation>
            <numerusform>Còn %n trang trong kế hoạch phải xem trước.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every page is looked at.</source>
        <translation>Xem từng trang.</translation>
    </message>
    <message numerus="yes">
        <source>100 % of the pages to check, and %n page(s) at random.</source>
        <translation>
            <numerusform>100 % trang cần xem, cộng %n trang ngẫu nhiên.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tightened: too few pages of this operator were reviewed so far.</source>
        <translation>Siết: chưa đủ số trang đã duyệt của người quét này.</translation>
    </message>
    <message>
        <source>Tightened: {rate} % of the operator's pages were rejected in {days} days, over {limit} %.</source>
        <translation>Người quét này bị trả {rate} % trong {days} ngày, trên mức {limit} %.</translation>
    </message>
    <message>
        <source>Tightened: {rate} % of the operator's pages were rejected.</source>
        <translation>Siết: người quét này bị trả {rate} %.</translation>
    </message>
    <message>
        <source>Policy {name}, version {version}</source>
        <translation>Quy tắc {name}, phiên bản {version}</translation>
    </message>
    <message>
        <source>{size} of {population} pages that passed</source>
        <translation>{size} trong {population} trang máy đạt</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Số gieo {seed}</translation>
    </message>
    <message>
        <source>Finds out more than {rate} % of bad pages with {sure} % confidence</source>
        <translation>Phát hiện khi quá {rate} % trang hỏng, độ tin cậy {sure} %</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Hạn</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>Toàn dự án</translation>
    </message>
</context>
<context>
    <name>PlanPresenter</name>
    <message>
        <source>the whole project</source>
        <translation>toàn dự án</translation>
    </message>
    <message>
        <source>Plan of {unit} stored</source>
        <translation>Đã lưu kế hoạch của {unit}</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Digits only; points and blanks between them are allowed.</source>
        <translation>Chỉ dùng chữ số; được có dấu chấm, dấu cách ở giữa.</translation>
    </message>
    <message>
        <source>A day of the calendar, such as 31/12/2027.</source>
        <translation>Một ngày có thật, như 31/12/2027.</translation>
    </message>
    <message>
        <source>The deadline is before the begin.</source>
        <translation>Hạn sớm hơn ngày bắt đầu.</translation>
    </message>
    <message>
        <source>A number such as 1.2, or the names of coefficients joined by *.</source>
        <translation>Một số như 1,2, hoặc tên các hệ số nối bằng dấu *.</translation>
    </message>
    <message>
        <source>{n} pages a working day</source>
        <translation>{n} trang mỗi ngày làm việc</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>Toàn dự án</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Kế hoạch mới</translation>
    </message>
    <message>
        <source>No plan is set yet.</source>
        <translation>Chưa có kế hoạch nào.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Số trang</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Số hồ sơ</translation>
    </message>
    <message>
        <source>Pages done before</source>
        <translation>Trang đã làm trước</translation>
    </message>
    <message>
        <source>Dossiers done before</source>
        <translation>Hồ sơ đã làm trước</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Hạn</translation>
    </message>
    <message>
        <source>Price of an A4 page (đ)</source>
        <translation>Đơn giá trang A4 (đ)</translation>
    </message>
    <message>
        <source>Coefficient K</source>
        <translation>Hệ số K</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Cost of the whole</source>
        <translation>Chi phí cả kế hoạch</translation>
    </message>
    <message>
        <source>Cost of what is done</source>
        <translation>Chi phí phần đã làm</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Cần đạt</translation>
    </message>
    <message>
        <source>At the pace of now done on</source>
        <translation>Theo đà này xong ngày</translation>
    </message>
    <message>
        <source>Store the plan</source>
        <translation>Lưu kế hoạch</translation>
    </message>
</context>
<context>
    <name>PoliciesCard</name>
    <message>
        <source>Somebody other than the operator looks at every page.</source>
        <translation>Mọi trang đều do một người khác người quét xem.</translation>
    </message>
    <message>
        <source>Bad pages promised ≤ {rate} % with {confidence} % confidence: of a dossier of {pages} pages {size} are looked at, at random, and every flagged one.</source>
        <translation>Lỗi hứa ≤ {rate} % với độ tin {confidence} %: hồ sơ {pages} trang xem {size} trang ngẫu nhiên, và mọi trang máy đánh dấu.</translation>
    </message>
    <message>
        <source>Tightened to ≤ {rate} % ({size} of {pages} pages) when more than {limit} % of the operator's pages were rejected within {days} days, or fewer than {least} were judged; above {full} %, every page.</source>
        <translation>Siết còn ≤ {rate} % ({size} trên {pages} trang) khi người quét bị trả quá {limit} % số trang trong {days} ngày, hoặc chưa đủ {least} trang được xét; quá {full} % thì xem mọi trang.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Lấy mẫu</translation>
    </message>
    <message>
        <source>How much a reviewer must look at. It holds for reviews that begin from now on.</source>
        <translation>Người kiểm tra phải xem bao nhiêu. Áp dụng cho các lượt kiểm tra bắt đầu từ nay.</translation>
    </message>
    <message>
        <source>An administrator chooses it.</source>
        <translation>Quản trị viên chọn.</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Bộ tiêu chí kiểm tra</translation>
    </message>
    <message>
        <source>{title} · {name}, version {version}. Every report names it; a changed one is a file.</source>
        <translation>{title} · {name}, phiên bản {version}. Mọi kết quả kiểm đều ghi tên nó; muốn đổi thì sửa tệp.</translation>
    </message>
    <message>
        <source>Limits of the checks</source>
        <translation>Giới hạn của các phép kiểm</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
</context>
<context>
    <name>PoliciesPresenter</name>
    <message>
        <source>Sampling: {policy}</source>
        <translation>Lấy mẫu: {policy}</translation>
    </message>
</context>
<context>
    <name>PreScanCard</name>
    <message>
        <source>Before scanning</source>
        <translation>Trước khi quét</translation>
    </message>
    <message>
        <source>Choose a dossier in the list, or type its code.</source>
        <translation>Chọn một hồ sơ trong danh sách, hoặc gõ mã.</translation>
    </message>
    <message>
        <source>Start scanning</source>
        <translation>Bắt đầu quét</translation>
    </message>
    <message>
        <source>Move to the secret store</source>
        <translation>Chuyển kho mật</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Scanning begins once a scanner answers…</source>
        <translation>Tìm thấy máy quét là quét ngay…</translation>
    </message>
    <message>
        <source>Looking for scanners…</source>
        <translation>Đang tìm máy quét…</translation>
    </message>
    <message>
        <source>No scanner answers: {key}, look again</source>
        <translation>Không thấy máy quét: {key}, tìm lại</translation>
    </message>
    <message>
        <source>(title not shown at this station)</source>
        <translation>(Tiêu đề không hiển thị ở trạm này)</translation>
    </message>
    <message>
        <source>Box {code}</source>
        <translation>Hộp {code}</translation>
    </message>
    <message>
        <source>The paper is in the store</source>
        <translation>Giấy đang ở kho</translation>
    </message>
    <message>
        <source>Out of the store · {name} · {when}</source>
        <translation>Đã nhận từ kho · {name} · {when}</translation>
    </message>
    <message>
        <source>Handed over by {name}</source>
        <translation>Người giao: {name}</translation>
    </message>
    <message>
        <source>Its paper is in the store; nothing to carry from here.</source>
        <translation>Giấy đang ở kho, không có gì phải chuyển từ bàn này.</translation>
    </message>
    <message>
        <source>Top secret: not digitised here.</source>
        <translation>Tuyệt mật: không số hóa ở đây.</translation>
    </message>
    <message>
        <source>Held for treatment: paper “{condition}”.</source>
        <translation>Giữ xử lý: giấy “{condition}”.</translation>
    </message>
    <message>
        <source>Once it was treated, record the paper as good or normal (group 2): then it is released.</source>
        <translation>Tu bổ xong, ghi lại giấy tốt hoặc bình thường (nhóm 2) là quét được.</translation>
    </message>
</context>
<context>
    <name>PriorityActions</name>
    <message>
        <source>Order of work</source>
        <translation>Thứ tự làm</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s): order of work</source>
        <translation>
            <numerusform>%n hồ sơ: thứ tự làm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>first of all</source>
        <translation>trước hết</translation>
    </message>
    <message>
        <source>soon: often used</source>
        <translation>sớm: hay dùng</translation>
    </message>
    <message>
        <source>soon: kept permanently</source>
        <translation>sớm: bảo quản vĩnh viễn</translation>
    </message>
    <message>
        <source>in its turn</source>
        <translation>theo lượt</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Remove page {n}: why?</source>
        <translation>Loại trang {n}: vì sao?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n page(s): why?</source>
        <translation>
            <numerusform>Loại %n trang: vì sao?</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Loại trang</translation>
    </message>
    <message>
        <source>Page {n} is not empty: blank all the same?</source>
        <translation>Trang {n} có nội dung: vẫn là mặt trống?</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s), not all empty: blank all the same?</source>
        <translation>
            <numerusform>%n trang, không phải đều trống: vẫn ghi là trống?</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as blank</source>
        <translation>Ghi là mặt trống</translation>
    </message>
    <message>
        <source>Note on sheet {n}</source>
        <translation>Ghi chú tờ {n}</translation>
    </message>
    <message>
        <source>Counts differ from the inventory: why?</source>
        <translation>Số lượng khác mục lục: vì sao?</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Nộp hồ sơ</translation>
    </message>
    <message>
        <source>Not handed in: page {n} is not inspected yet.</source>
        <translation>Chưa nộp: trang {n} chưa kiểm xong.</translation>
    </message>
    <message>
        <source>Wait a moment, then press {key} again.</source>
        <translation>Đợi một chút rồi bấm lại {key}.</translation>
    </message>
    <message>
        <source>Not handed in: page {n} was rejected.</source>
        <translation>Chưa nộp: trang {n} bị trả lại.</translation>
    </message>
    <message>
        <source>Press {key} to scan it again, or remove it.</source>
        <translation>Bấm {key} để quét lại, hoặc loại trang đó.</translation>
    </message>
    <message>
        <source>Not handed in: page {n} is still in doubt.</source>
        <translation>Chưa nộp: trang {n} còn nghi hỏng.</translation>
    </message>
    <message>
        <source>Compare it with the paper: {key} when it is in order, else {rescan}.</source>
        <translation>So với giấy: đạt thì bấm {key}, không thì {rescan} để quét lại.</translation>
    </message>
    <message>
        <source>Fill it in the room of descriptions, then come back and press {key}.</source>
        <translation>Điền trong phòng Mô tả, rồi quay lại bấm {key}.</translation>
    </message>
    <message>
        <source>Not handed in: the description is not complete.</source>
        <translation>Chưa nộp: mô tả chưa đủ.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Waiting for review</source>
        <translation>Chờ kiểm tra</translation>
    </message>
    <message>
        <source>Nothing waits for review.</source>
        <translation>Không còn hồ sơ chờ kiểm tra.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Xem lại</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) wait, the riskiest and oldest first</source>
        <translation>
            <numerusform>%n hồ sơ chờ kiểm tra, rủi ro cao và chờ lâu xếp trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more you scanned in yourself: somebody else reviews them</source>
        <translation>
            <numerusform>%n hồ sơ khác có trang bạn quét: người khác kiểm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>Vì sao xếp đây</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Số trang</translation>
    </message>
    <message>
        <source>Waits since</source>
        <translation>Đã chờ</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Bị trả</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Mô tả</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Gói tin</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Giám sát</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Quản lý</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Keys  ?</source>
        <translation>Phím  ?</translation>
    </message>
    <message>
        <source>{name}: lock, log out</source>
        <translation>{name}: khóa, đăng xuất</translation>
    </message>
</context>
<context>
    <name>ReasonPicker</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú…</translation>
    </message>
    <message>
        <source>Say the other reason in the note.</source>
        <translation>Ghi lý do khác vào ô ghi chú.</translation>
    </message>
    <message>
        <source>machine's proposal</source>
        <translation>máy đề xuất</translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message>
        <source>Give the words in both languages.</source>
        <translation>Ghi lời bằng cả hai thứ tiếng.</translation>
    </message>
    <message>
        <source>Words of the reason “{code}”</source>
        <translation>Lời của lý do “{code}”</translation>
    </message>
    <message>
        <source>One more reason</source>
        <translation>Thêm một lý do</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Keep the words</source>
        <translation>Ghi lời</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Hiện lại</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>Nine are offered: hide one first.</source>
        <translation>Đã đủ chín lý do: hãy ẩn bớt một.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>A key chooses each while pages are reviewed. The record keeps the code, so a reason is never deleted: hidden, it is no longer offered, and old records keep its words.</source>
        <translation>Mỗi lý do được chọn bằng một phím số. Sổ ghi giữ mã, nên không lý do nào bị xoá: khi ẩn, nó không còn được chọn, còn các bản ghi cũ vẫn giữ lời của nó.</translation>
    </message>
    <message>
        <source>Reject page</source>
        <translation>Trả trang</translation>
    </message>
    <message>
        <source>Accept flagged</source>
        <translation>Nhận trang cần xem</translation>
    </message>
    <message>
        <source>Remove page</source>
        <translation>Bỏ trang</translation>
    </message>
    <message>
        <source>Return dossier</source>
        <translation>Trả hồ sơ</translation>
    </message>
    <message>
        <source>Counts differ</source>
        <translation>Lệch số đếm</translation>
    </message>
    <message>
        <source>Blank side</source>
        <translation>Mặt trống</translation>
    </message>
    <message>
        <source>Document fails</source>
        <translation>Văn bản không đạt</translation>
    </message>
    <message>
        <source>Add a reason</source>
        <translation>Thêm lý do</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Lên</translation>
    </message>
    <message>
        <source>One digit before</source>
        <translation>Lên trước một phím</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>One digit after</source>
        <translation>Xuống sau một phím</translation>
    </message>
    <message>
        <source>Default words</source>
        <translation>Như ban đầu</translation>
    </message>
    <message>
        <source>All by default</source>
        <translation>Cả nhóm như ban đầu</translation>
    </message>
    <message>
        <source>Reasons of this group as by default</source>
        <translation>Các lý do của nhóm này trở lại như ban đầu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Ghi trong</translation>
    </message>
</context>
<context>
    <name>ReasonsModel</name>
    <message>
        <source>Key</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Máy gợi ý khi</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>đang ẩn</translation>
    </message>
</context>
<context>
    <name>ReasonsPresenter</name>
    <message>
        <source>Reason “{reason}” added</source>
        <translation>Đã thêm lý do “{reason}”</translation>
    </message>
    <message>
        <source>Reason “{reason}” reworded</source>
        <translation>Lý do “{reason}” đã đổi lời</translation>
    </message>
    <message>
        <source>Reason “{reason}” offered again</source>
        <translation>Lý do “{reason}” đã hiện lại</translation>
    </message>
    <message>
        <source>Reason “{reason}” hidden</source>
        <translation>Đã ẩn lý do “{reason}”</translation>
    </message>
    <message>
        <source>Reason “{reason}” as by default</source>
        <translation>Lý do “{reason}” như ban đầu</translation>
    </message>
    <message>
        <source>Reasons as by default</source>
        <translation>Các lý do như ban đầu</translation>
    </message>
    <message>
        <source>Reason “{reason}” moved</source>
        <translation>Đã dời lý do “{reason}”</translation>
    </message>
</context>
<context>
    <name>RecordingCard</name>
    <message>
        <source>Sound and film</source>
        <translation>Âm thanh, video</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Open the file in the computer's player</source>
        <translation>Mở tệp bằng trình phát của máy</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Does not…</source>
        <translation>Không đạt…</translation>
    </message>
    <message>
        <source>The recording does not pass, and why</source>
        <translation>Bản ghi không đạt, kèm lý do</translation>
    </message>
</context>
<context>
    <name>RefusalCard</name>
    <message>
        <source>Return the dossier</source>
        <translation>Trả lại hồ sơ</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Return to be mended…</source>
        <translation>Trả lại để bổ sung…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Đóng gói lại</translation>
    </message>
    <message>
        <source>Reason for which it may pass</source>
        <translation>Lý do cho qua</translation>
    </message>
    <message>
        <source>Let it pass</source>
        <translation>Cho qua</translation>
    </message>
    <message>
        <source>Let it pass, with a reason…</source>
        <translation>Cho qua, kèm lý do…</translation>
    </message>
    <message>
        <source>May let it pass: {people}</source>
        <translation>Người có quyền cho qua: {people}</translation>
    </message>
    <message>
        <source>The dossier is {state}: nothing in it can be changed. Returned with a reason it is open again; once mended, handed in and approved, it is packed from here.</source>
        <translation>Hồ sơ {state} nên không sửa được gì. Trả lại kèm lý do thì hồ sơ mở lại; bổ sung, nộp, duyệt xong thì đóng gói tiếp từ đây.</translation>
    </message>
    <message>
        <source>Open again. Mend it, hand it in, have it approved, then try again here.</source>
        <translation>Hồ sơ đang mở lại. Bổ sung, nộp, duyệt xong rồi đóng gói lại tại đây.</translation>
    </message>
    <message>
        <source>Somebody who scans and describes mends this.</source>
        <translation>Người quét và mô tả bổ sung chỗ này.</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>đã duyệt</translation>
    </message>
    <message>
        <source>packaged</source>
        <translation>đã đóng gói</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>đã giao</translation>
    </message>
    <message>
        <source>To the field, document {n}</source>
        <translation>Tới trường, văn bản {n}</translation>
    </message>
    <message>
        <source>To the field of the dossier</source>
        <translation>Tới trường của hồ sơ</translation>
    </message>
    <message>
        <source>To document {n}</source>
        <translation>Tới văn bản {n}</translation>
    </message>
    <message>
        <source>To page {n}</source>
        <translation>Tới trang {n}</translation>
    </message>
    <message>
        <source>To the settings</source>
        <translation>Tới cài đặt</translation>
    </message>
    <message>
        <source>To the dossier</source>
        <translation>Tới hồ sơ</translation>
    </message>
</context>
<context>
    <name>RegisterPresenter</name>
    <message>
        <source>{register}: {code} stored</source>
        <translation>{register}: đã lưu {code}</translation>
    </message>
    <message>
        <source>{register}: {code} retired</source>
        <translation>{register}: {code} thôi dùng</translation>
    </message>
    <message>
        <source>{register}: {code} in use again</source>
        <translation>{register}: {code} dùng lại</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>Contractors</source>
        <translation>Nhà cung cấp</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Kinh phí</translation>
    </message>
    <message>
        <source>Software and servers</source>
        <translation>Phần mềm, máy chủ</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Mục mới</translation>
    </message>
    <message>
        <source>Stored: {path}</source>
        <translation>Đã ghi: {path}</translation>
    </message>
    <message>
        <source>A code is needed: letters, digits, dots and dashes.</source>
        <translation>Cần có mã: chữ, số, dấu chấm, gạch nối.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Thôi dùng</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Dùng lại</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Xuất danh sách</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Thêm mới</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Nothing is registered yet.</source>
        <translation>Chưa đăng ký mục nào.</translation>
    </message>
    <message>
        <source>Reports name what stands here; a retired entry stays in the older ones.</source>
        <translation>Báo cáo lấy số liệu từ đây; mục thôi dùng vẫn còn trong báo cáo cũ.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>RejectsModel</name>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>ReportsPresenter</name>
    <message>
        <source>Making: {report}</source>
        <translation>Đang lập: {report}</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>A day is written dd/mm/yyyy, such as 20/04/2026.</source>
        <translation>Ngày viết theo dd/mm/yyyy, như 20/04/2026.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Hãy chọn thư mục.</translation>
    </message>
    <message>
        <source>The report was given up.</source>
        <translation>Đã thôi lập báo cáo.</translation>
    </message>
    <message>
        <source>Made: {xlsx} and {pdf}</source>
        <translation>Đã lập: {xlsx} và {pdf}</translation>
    </message>
    <message>
        <source>Left open in it: {what}.</source>
        <translation>Còn để trống: {what}.</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Lập báo cáo</translation>
    </message>
    <message>
        <source>Reports that were made</source>
        <translation>Báo cáo đã lập</translation>
    </message>
    <message>
        <source>No report was made yet. Choose one at the left, then make it.</source>
        <translation>Chưa lập báo cáo nào. Chọn biểu mẫu ở bên trái rồi lập.</translation>
    </message>
    <message>
        <source>Its files lie in no folder that was used here.</source>
        <translation>Tệp không nằm trong thư mục nào từng dùng ở đây.</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Bảng tính</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>Tệp PDF</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>{name} - rejected rows.xlsx</source>
        <translation>{name} - dòng bị loại.xlsx</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Lưu các dòng bị loại</translation>
    </message>
    <message>
        <source>Written: {path}. Correct it there, then import it.</source>
        <translation>Đã ghi: {path}. Sửa trong tệp đó rồi nhập lại.</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Đăng ký mới</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Cập nhật</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Không đổi</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Bị loại</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Dòng bị loại</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Tệp khác</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Lưu dòng bị loại</translation>
    </message>
    <message>
        <source>Import the good rows</source>
        <translation>Nhập dòng hợp lệ</translation>
    </message>
    <message>
        <source>Save the rejected rows, correct them in the spreadsheet and import that file; or import the good rows now, and the corrected ones later.</source>
        <translation>Lưu các dòng bị loại, sửa trong bảng tính rồi nhập tệp đó; hoặc nhập ngay các dòng hợp lệ, dòng đã sửa nhập sau.</translation>
    </message>
    <message>
        <source>{file} is imported.</source>
        <translation>Đã nhập {file}.</translation>
    </message>
    <message>
        <source>{n} rows are wrong; nothing was written yet.</source>
        <translation>{n} dòng sai; chưa ghi gì.</translation>
    </message>
    <message>
        <source>Nothing new: every dossier of this file stands as it says.</source>
        <translation>Không có gì mới: mọi hồ sơ trong tệp đã đúng như vậy.</translation>
    </message>
    <message>
        <source>Fonds: {codes}.</source>
        <translation>Phông: {codes}.</translation>
    </message>
    <message>
        <source>Kept as they were, because work on them is further: {codes}.</source>
        <translation>Giữ nguyên vì đã làm tiếp: {codes}.</translation>
    </message>
    <message>
        <source>In the earlier list but not in this one, and left registered: {codes}.</source>
        <translation>Có trong mục lục trước, không có trong mục lục này, vẫn giữ: {codes}.</translation>
    </message>
    <message>
        <source>The first {n} rejected rows are shown; the saved file has them all.</source>
        <translation>Hiện {n} dòng bị loại đầu tiên; tệp lưu ra có đủ.</translation>
    </message>
    <message>
        <source>{codes} and {n} more</source>
        <translation>{codes} và {n} mã nữa</translation>
    </message>
</context>
<context>
    <name>ReviewHeader</name>
    <message>
        <source>Waiting for review</source>
        <translation>Chờ kiểm tra</translation>
    </message>
    <message>
        <source>Box {box}</source>
        <translation>Hộp {box}</translation>
    </message>
    <message>
        <source>Review round {n}</source>
        <translation>Duyệt lần {n}</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>Hàng đợi kiểm tra</translation>
    </message>
    <message numerus="yes">
        <source>/ %n page(s) decided</source>
        <translation>
            <numerusform>/ %n trang đã quyết</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>Về hàng đợi</translation>
    </message>
    <message>
        <source>Return dossier</source>
        <translation>Trả hồ sơ</translation>
    </message>
    <message>
        <source>Approve dossier</source>
        <translation>Duyệt cả hồ sơ</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>History of the page</source>
        <translation>Lịch sử trang</translation>
    </message>
</context>
<context>
    <name>ReviewQuestions</name>
    <message>
        <source>Accept page {n}: why?</source>
        <translation>Nhận trang {n} vì sao?</translation>
    </message>
    <message>
        <source>Accept, next</source>
        <translation>Nhận, tiếp</translation>
    </message>
    <message>
        <source>Reject page {n}: why?</source>
        <translation>Trả lại trang {n} vì sao?</translation>
    </message>
    <message>
        <source>Reject, next</source>
        <translation>Trả lại, tiếp</translation>
    </message>
    <message>
        <source>Document {n} does not pass: why?</source>
        <translation>Văn bản {n} không đạt vì sao?</translation>
    </message>
    <message>
        <source>Does not pass</source>
        <translation>Không đạt</translation>
    </message>
    <message>
        <source>Return the dossier: why?</source>
        <translation>Trả hồ sơ vì sao?</translation>
    </message>
    <message numerus="yes">
        <source>Return the dossier, %n page(s) to scan again: why?</source>
        <translation>
            <numerusform>Trả hồ sơ, %n trang quét lại, vì sao?</numerusform>
        </translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Trả hồ sơ</translation>
    </message>
</context>
<context>
    <name>ReviewStage</name>
    <message>
        <source>Beside it: page {n}</source>
        <translation>Bên cạnh: trang {n}</translation>
    </message>
    <message>
        <source>No page matches the filter.</source>
        <translation>Không trang nào khớp.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Bỏ lọc</translation>
    </message>
    <message>
        <source>Sheet {n} {side}</source>
        <translation>Tờ {n} {side}</translation>
    </message>
    <message>
        <source>P. {n}</source>
        <translation>Tr. {n}</translation>
    </message>
</context>
<context>
    <name>ReviewTools</name>
    <message>
        <source>All {n}</source>
        <translation>Tất cả {n}</translation>
    </message>
    <message>
        <source>To check {n}</source>
        <translation>Cần xem {n}</translation>
    </message>
    <message>
        <source>Sample {done}/{n}</source>
        <translation>Mẫu {done}/{n}</translation>
    </message>
    <message>
        <source>Every {n}th page</source>
        <translation>Mỗi trang thứ {n}</translation>
    </message>
    <message>
        <source>Every page of the dossier</source>
        <translation>Mọi trang của hồ sơ</translation>
    </message>
    <message>
        <source>What the machine flagged or somebody rejected, decided or not</source>
        <translation>Trang máy báo hoặc bị trả lại, đã quyết hay chưa</translation>
    </message>
    <message>
        <source>The pages drawn at random</source>
        <translation>Trang rút ngẫu nhiên</translation>
    </message>
    <message>
        <source>Every {n}th page; F gives another number</source>
        <translation>Mỗi trang thứ {n}; F để đổi số</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Lệch nhiều trước</translation>
    </message>
    <message>
        <source>What is farthest over its limit comes first</source>
        <translation>Trang vượt giới hạn nhiều nhất lên trước</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Lưới</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Hai mặt</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Một trang</translation>
    </message>
    <message>
        <source>OCR text</source>
        <translation>Chữ OCR</translation>
    </message>
    <message>
        <source>Thumbnails of size {name}</source>
        <translation>Hình nhỏ cỡ {name}</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Not approved: {what}.</source>
        <translation>Chưa duyệt: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>First decide %n page(s) of the plan; then the rest can be accepted.</source>
        <translation>
            <numerusform>Xem và quyết %n trang trong kế hoạch trước, rồi mới nhận được phần còn lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>No page matches the filter.</source>
        <translation>Không trang nào khớp.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Bỏ lọc</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of %n page(s)</source>
        <translation>
            <numerusform>{n} / %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>No single page is concerned.</source>
        <translation>Không trang riêng nào liên quan.</translation>
    </message>
    <message>
        <source>This page is in the plan: look at it at full size, then {key}.</source>
        <translation>Trang này thuộc kế hoạch: xem lớn trước, rồi nhấn {key}.</translation>
    </message>
    <message numerus="yes">
        <source>No page of this list waits. Esc lists all; %n wait(s) there.</source>
        <translation>
            <numerusform>Danh sách này không còn trang chờ. Esc hiện tất cả: còn %n trang chờ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan is done. {key} accepts the rest: %n page(s).</source>
        <translation>
            <numerusform>Đã xem đủ kế hoạch. {key} nhận %n trang còn lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every page is decided. {key} returns the dossier.</source>
        <translation>Mọi trang đã quyết. {key} trả hồ sơ để quét lại.</translation>
    </message>
    <message>
        <source>Every page is decided. {key} approves the dossier.</source>
        <translation>Mọi trang đã quyết. {key} duyệt hồ sơ.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Phim trang</translation>
    </message>
</context>
<context>
    <name>SampleModel</name>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Hợp lệ</translation>
    </message>
</context>
<context>
    <name>ScannerButton</name>
    <message>
        <source>Scan profile</source>
        <translation>Cấu hình quét</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Máy quét</translation>
    </message>
    <message>
        <source>Looking for scanners…</source>
        <translation>Đang tìm máy quét…</translation>
    </message>
    <message>
        <source>Look for scanners again</source>
        <translation>Tìm lại máy quét</translation>
    </message>
    <message>
        <source>No scan profile</source>
        <translation>Chưa có cấu hình quét</translation>
    </message>
</context>
<context>
    <name>SecrecyBar</name>
    <message>
        <source>Secrecy mark {level} on page {page}: the dossier stands still</source>
        <translation>Dấu độ mật {level} ở trang {page}: hồ sơ dừng lại</translation>
    </message>
    <message>
        <source>Nothing of it can be scanned, accepted, approved, packaged or delivered.</source>
        <translation>Hồ sơ này không quét, không nhận, không duyệt, không đóng gói, không giao được nữa.</translation>
    </message>
    <message>
        <source>Look at the mark, say what it is, and why.</source>
        <translation>Xem dấu, kết luận đó là gì, và ghi lý do.</translation>
    </message>
    <message>
        <source>Do not copy or pass it on; tell the supervisor, who decides what the mark is.</source>
        <translation>Đừng sao chép hay chuyển cho ai; báo người phụ trách để kết luận.</translation>
    </message>
    <message numerus="yes">
        <source>%n more mark(s).</source>
        <translation>
            <numerusform>Còn %n dấu nữa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the mark</source>
        <translation>Đến chỗ có dấu</translation>
    </message>
    <message>
        <source>Not a secrecy mark</source>
        <translation>Không phải dấu mật</translation>
    </message>
    <message>
        <source>It is one: raise the level</source>
        <translation>Đúng là dấu mật: nâng độ mật</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Say why first.</source>
        <translation>Ghi lý do trước.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Ngôn ngữ và giao diện</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>Mật khẩu của tôi</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Sampling and checks</source>
        <translation>Lấy mẫu và tiêu chí</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Gói</translation>
    </message>
    <message>
        <source>State of the masters</source>
        <translation>Tình trạng kho ảnh gốc</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>Máy trạm này</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Các phần của cài đặt</translation>
    </message>
</context>
<context>
    <name>SheetBack</name>
    <message>
        <source>Sheet {n} to be fed again</source>
        <translation>Tờ {n} cần nạp lại</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (ẩn)</translation>
    </message>
    <message>
        <source>found by itself: row {n}</source>
        <translation>tự tìm thấy: dòng {n}</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>không tìm thấy</translation>
    </message>
    <message>
        <source>find it by itself</source>
        <translation>tự tìm</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>dòng {n}</translation>
    </message>
    <message>
        <source>Inventories (*.xlsx *.xlsm *.csv);;All files (*)</source>
        <translation>Mục lục (*.xlsx *.xlsm *.csv);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Choose an inventory</source>
        <translation>Chọn mục lục</translation>
    </message>
    <message>
        <source>File of the inventory; Enter reads it</source>
        <translation>Tệp mục lục; bấm Enter để đọc</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Trang tính</translation>
    </message>
    <message>
        <source>Row of the headings</source>
        <translation>Dòng tiêu đề cột</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Cách ghép cột</translation>
    </message>
    <message>
        <source>Fonds, when the file does not say it</source>
        <translation>Mã phông, khi tệp không ghi</translation>
    </message>
    <message>
        <source>A newer version of an imported list: its dossiers are updated, not rejected</source>
        <translation>Bản mới của mục lục đã nhập: cập nhật hồ sơ đã có, không loại</translation>
    </message>
</context>
<context>
    <name>StartBar</name>
    <message numerus="yes">
        <source>%n master(s) are not what was stored</source>
        <translation>
            <numerusform>%n ảnh gốc không còn như lúc lưu</numerusform>
        </translation>
    </message>
    <message>
        <source>Held: {dossiers}. All other pages are safe. Tell the administrator; put the files back from the backup, or rescan these pages.</source>
        <translation>Đang giữ: {dossiers}. Mọi trang khác vẫn an toàn. Báo quản trị; chép lại tệp từ bản sao lưu, hoặc quét lại các trang này.</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown file(s) lay among the masters</source>
        <translation>
            <numerusform>%n tệp lạ trong kho ảnh gốc</numerusform>
        </translation>
    </message>
    <message>
        <source>They were set aside, nothing was deleted. All pages that were stored are safe.</source>
        <translation>Đã chuyển riêng, không xóa gì. Mọi trang đã lưu vẫn an toàn.</translation>
    </message>
    <message>
        <source>State of the masters</source>
        <translation>Tình trạng kho ảnh gốc</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Cất đi</translation>
    </message>
</context>
<context>
    <name>StationsModel</name>
    <message>
        <source>Station</source>
        <translation>Trạm</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Dấu vân khóa</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Sự kiện cuối</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Gộp lúc</translation>
    </message>
    <message>
        <source>Counted anew</source>
        <translation>Đếm lại</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>khớp</translation>
    </message>
    <message>
        <source>{n} figures differ</source>
        <translation>{n} số liệu lệch</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>không đủ sự kiện</translation>
    </message>
    <message>
        <source>only signed</source>
        <translation>chỉ có chữ ký</translation>
    </message>
</context>
<context>
    <name>StationsPresenter</name>
    <message>
        <source>Merging the figures of {station}</source>
        <translation>Đang gộp số liệu của {station}</translation>
    </message>
</context>
<context>
    <name>StationsView</name>
    <message>
        <source>Other stations</source>
        <translation>Trạm khác</translation>
    </message>
    <message>
        <source>Figures of stations (*.figures);;All files (*)</source>
        <translation>Số liệu trạm (*.figures);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Choose the file of another station</source>
        <translation>Chọn tệp của trạm khác</translation>
    </message>
    <message>
        <source>Folder for the figures of this station</source>
        <translation>Thư mục ghi số liệu của trạm này</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Đã ghi: {path}</translation>
    </message>
    <message>
        <source>The figures of {station} count here now.</source>
        <translation>Đã tính số liệu của {station} ở đây.</translation>
    </message>
    <message>
        <source>Nothing new: the figures of {station} were known.</source>
        <translation>Không có gì mới: đã có số liệu của {station}.</translation>
    </message>
    <message>
        <source>File of {station}</source>
        <translation>Tệp của {station}</translation>
    </message>
    <message>
        <source>{days}: {pages} pages scanned, {accepted} accepted, {dossiers} dossiers approved</source>
        <translation>{days}: quét {pages} trang, nhận {accepted}, duyệt {dossiers} hồ sơ</translation>
    </message>
    <message>
        <source>Nothing was scanned there yet.</source>
        <translation>Trạm đó chưa quét trang nào.</translation>
    </message>
    <message>
        <source>New here: all of it is added.</source>
        <translation>Trạm mới: sẽ cộng tất cả.</translation>
    </message>
    <message>
        <source>Nothing new: these figures are known.</source>
        <translation>Không có gì mới: đã có số liệu này.</translation>
    </message>
    <message>
        <source>The key is another than before: ask why.</source>
        <translation>Khóa khác lần trước: hãy hỏi vì sao.</translation>
    </message>
    <message>
        <source>{n} events later than what is known.</source>
        <translation>Mới hơn số liệu đã có {n} sự kiện.</translation>
    </message>
    <message>
        <source>Export own figures</source>
        <translation>Xuất số liệu trạm này</translation>
    </message>
    <message>
        <source>Merge a file</source>
        <translation>Gộp một tệp</translation>
    </message>
    <message>
        <source>No other station counts here yet.</source>
        <translation>Chưa gộp số liệu của trạm nào khác.</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>Trạm này</translation>
    </message>
    <message>
        <source>Read this fingerprint out when another station takes your figures in.</source>
        <translation>Đọc dấu này cho trạm khác khi họ gộp số liệu của bạn.</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Chép dấu vân khóa</translation>
    </message>
    <message>
        <source>Fingerprint of its key</source>
        <translation>Dấu vân khóa của trạm đó</translation>
    </message>
    <message>
        <source>Ask the people there to read theirs out, and type it here</source>
        <translation>Nhờ người ở trạm đó đọc dấu của họ và gõ vào đây</translation>
    </message>
    <message>
        <source>Fingerprint as it was read out</source>
        <translation>Dấu vân khóa được đọc cho</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Để sau</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>No scanner chosen</source>
        <translation>Chưa chọn máy quét</translation>
    </message>
    <message>
        <source>Inspection, OCR: all done</source>
        <translation>Kiểm, OCR: đã xong</translation>
    </message>
    <message numerus="yes">
        <source>Inspection, OCR: %n page(s)</source>
        <translation>
            <numerusform>Kiểm, OCR: còn %n trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) to make</source>
        <translation>
            <numerusform>Gói tin chờ %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No package waits</source>
        <translation>Không có gói chờ</translation>
    </message>
    <message>
        <source>{free} left ≈ {pages} pages</source>
        <translation>Còn {free} ≈ {pages} trang</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>OCR text</source>
        <translation>Chữ OCR</translation>
    </message>
    <message>
        <source>No words were read on this page.</source>
        <translation>Trang này không đọc được chữ nào.</translation>
    </message>
    <message>
        <source>The page shows where the caret stands. Wavy: not sure.</source>
        <translation>Trang sáng lên ở chữ có con trỏ. Gạch sóng: chưa chắc.</translation>
    </message>
    <message>
        <source>Select words, Enter puts them into the field. Wavy: not sure.</source>
        <translation>Chọn chữ, Enter đưa vào ô. Gạch lượn: chưa chắc.</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Returned: {reason}</source>
        <translation>Trả lại: {reason}</translation>
    </message>
</context>
<context>
    <name>WindowApplication</name>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Chương trình gặp trục trặc</translation>
    </message>
    <message>
        <source>The last action did not work. Pages that were stored are safe; try it again.</source>
        <translation>Việc vừa rồi chưa xong. Các trang đã lưu vẫn an toàn; hãy làm lại.</translation>
    </message>
</context>
<context>
    <name>WorklistModel</name>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Hộp</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Tờ</translation>
    </message>
    <message>
        <source>Secrecy</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy</translation>
    </message>
    <message>
        <source>Comes before others</source>
        <translation>Được ưu tiên</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Chưa ghi</translation>
    </message>
</context>
<context>
    <name>WorklistView</name>
    <message>
        <source>If a scanner typed this, switch the Vietnamese input method off and scan again.</source>
        <translation>Nếu đầu đọc gõ chữ này, hãy tắt bộ gõ tiếng Việt rồi quét lại.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) · returned and mine first</source>
        <translation>
            <numerusform>%n hồ sơ · việc của tôi lên đầu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>Đã chọn %n</numerusform>
        </translation>
    </message>
    <message>
        <source>↑↓ choose   1–4 secrecy   {enter} open   {out} take out   {pane} card</source>
        <translation>↑↓ chọn   1–4 độ mật   {enter} mở   {out} nhận từ kho   {pane} thẻ</translation>
    </message>
    <message>
        <source>No dossier matches.</source>
        <translation>Không hồ sơ nào khớp.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Bỏ lọc</translation>
    </message>
    <message>
        <source>No dossiers yet.</source>
        <translation>Chưa có hồ sơ nào.</translation>
    </message>
    <message>
        <source>Import an inventory</source>
        <translation>Nhập mục lục</translation>
    </message>
    <message>
        <source>No dossiers yet. A supervisor imports the inventory.</source>
        <translation>Chưa có hồ sơ nào. Người giám sát nhập mục lục.</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>What is to be scanned</source>
        <translation>Việc cần quét</translation>
    </message>
    <message>
        <source>Scan the QR code of the cover sheet, type a code, or a few words of the title</source>
        <translation>Quét mã QR tờ bìa, gõ mã hồ sơ, hoặc vài chữ của tiêu đề</translation>
    </message>
    <message>
        <source>Code or words</source>
        <translation>Mã hoặc từ khóa</translation>
    </message>
    <message>
        <source>Cover sheets</source>
        <translation>In tờ bìa</translation>
    </message>
    <message>
        <source>Import inventory</source>
        <translation>Nhập mục lục</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Chưa quét trang nào</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Trang đầu</translation>
    </message>
</context>
<context>
    <name>_KeyCap</name>
    <message>
        <source>{key} accepts</source>
        <translation>{key} nhận</translation>
    </message>
</context>
<context>
    <name>_KindBar</name>
    <message>
        <source>Sound and film</source>
        <translation>Âm thanh, video</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>The document is paper with text</source>
        <translation>Tài liệu là giấy có chữ</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>The document is photographs or negatives</source>
        <translation>Tài liệu là ảnh hoặc phim âm bản</translation>
    </message>
</context>
<context>
    <name>_PageTab</name>
    <message>
        <source>Page {n}</source>
        <translation>Trang {n}</translation>
    </message>
    <message>
        <source>{width} × {height} px · {dpi} dpi</source>
        <translation>{width} × {height} điểm ảnh · {dpi} dpi</translation>
    </message>
    <message>
        <source>Join to the document before</source>
        <translation>Nối vào văn bản trước</translation>
    </message>
    <message>
        <source>A document begins here</source>
        <translation>Văn bản bắt đầu ở đây</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Tờ</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Words read</source>
        <translation>Chữ đọc được</translation>
    </message>
    <message>
        <source>Findings of the page</source>
        <translation>Điểm lỗi của trang</translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>Scanning station</source>
        <translation>Trạm số hóa</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Blank</source>
        <translation>Trống</translation>
    </message>
    <message>
        <source>Cut edge</source>
        <translation>Cắt mép</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Sáng tối</translation>
    </message>
    <message>
        <source>OCR</source>
        <translation>OCR</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Phân giải</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Độ nét</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>Lệch</translation>
    </message>
</context>
<context>
    <name>describe</name>
    <message>
        <source>{type}: begins here?</source>
        <translation>{type}: bắt đầu ở đây?</translation>
    </message>
    <message>
        <source>Begins here?</source>
        <translation>Bắt đầu ở đây?</translation>
    </message>
    <message>
        <source>This field must be filled.</source>
        <translation>Ô này bắt buộc.</translation>
    </message>
    <message>
        <source>{n} characters; {max} at most.</source>
        <translation>{n} ký tự; tối đa {max}.</translation>
    </message>
    <message>
        <source>Not in the list. Press ↓ to choose.</source>
        <translation>Không có trong danh mục. Bấm ↓ để chọn.</translation>
    </message>
    <message>
        <source>It holds a sign that cannot be printed. Type it anew.</source>
        <translation>Có ký tự không in được. Gõ lại ô này.</translation>
    </message>
    <message>
        <source>Digits only.</source>
        <translation>Chỉ gồm chữ số.</translation>
    </message>
    <message>
        <source>A number with at most two decimals, such as 12,5.</source>
        <translation>Số có tối đa hai chữ số thập phân, như 12,5.</translation>
    </message>
    <message>
        <source>Yes or no. Press ↓ to choose.</source>
        <translation>Có hoặc Không. Bấm ↓ để chọn.</translation>
    </message>
    <message>
        <source>A day of the calendar, such as 14/05/1998.</source>
        <translation>Một ngày có thật, như 14/05/1998.</translation>
    </message>
    <message>
        <source>14/05/1998, 05/1998 or 1998.</source>
        <translation>14/05/1998, 05/1998 hoặc 1998.</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>from the inventory</source>
        <translation>theo mục lục</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>máy đếm</translation>
    </message>
    <message>
        <source>made by the station</source>
        <translation>máy sinh</translation>
    </message>
    <message>
        <source>To be completed in the inventory by the supervisor, then imported again.</source>
        <translation>Phụ trách sửa trong mục lục rồi nhập lại.</translation>
    </message>
    <message>
        <source>The codes of the archive are missing: administrator, Settings, Packaging.</source>
        <translation>Chưa khai mã cơ quan: quản trị, Cài đặt, Đóng gói.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Code {first}–{last}</source>
        <translation>Mã {first}–{last}</translation>
    </message>
    <message>
        <source>Must be filled, because {field} is {value}.</source>
        <translation>Bắt buộc vì {field}: {value}.</translation>
    </message>
    <message>
        <source>Must stay empty, because {field} is {value}.</source>
        <translation>Phải để trống vì {field}: {value}.</translation>
    </message>
    <message>
        <source>Must not be before “{field}”.</source>
        <translation>Không được trước “{field}”.</translation>
    </message>
    <message>
        <source>Not pasted: {n} characters, this field takes {max}.</source>
        <translation>Không dán: {n} ký tự, ô này nhận tối đa {max}.</translation>
    </message>
    <message>
        <source>As the dossier</source>
        <translation>Theo hồ sơ</translation>
    </message>
    <message>
        <source>Read from page {page} · confidence {n} %</source>
        <translation>Đọc từ trang {page} · tin cậy {n} %</translation>
    </message>
    <message>
        <source>Page {page} · {n} %</source>
        <translation>Trang {page} · {n} %</translation>
    </message>
</context>
<context>
    <name>ends</name>
    <message>
        <source>Open the cover, take the paper out, close it</source>
        <translation>Mở nắp, gỡ giấy kẹt, đóng nắp</translation>
    </message>
    <message>
        <source>Take the last sheets from the output tray</source>
        <translation>Lấy các tờ cuối ở khay ra</translation>
    </message>
    <message>
        <source>Close the cover of the scanner</source>
        <translation>Đóng nắp máy quét</translation>
    </message>
    <message>
        <source>Scanned again; now the rest</source>
        <translation>Đã quét lại; giờ quét phần còn lại</translation>
    </message>
    <message>
        <source>The paper has ended</source>
        <translation>Đã hết giấy</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) in this run.</source>
        <translation>
            <numerusform>%n trang lượt này.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The station reconnects by itself: %n second(s) so far</source>
        <translation>
            <numerusform>Trạm đang tự kết nối lại: %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>The scanner still reports: {fault}</source>
        <translation>Máy vẫn báo: {fault}</translation>
    </message>
    <message>
        <source>The scanner answers again. It starts only by a key.</source>
        <translation>Máy quét đã trở lại. Bấm phím thì mới quét tiếp.</translation>
    </message>
    <message>
        <source>Rescan the whole sheet {n}</source>
        <translation>Quét lại cả tờ {n}</translation>
    </message>
    <message>
        <source>The next page was not stored: scanning has stopped.</source>
        <translation>Trang kế tiếp chưa lưu được nên đã dừng quét.</translation>
    </message>
    <message>
        <source>Find sheet {n} on the table: compare it with the large page below</source>
        <translation>Tìm tờ {n} trên bàn: so với trang lớn bên dưới</translation>
    </message>
    <message>
        <source>Feed sheet {n} alone and press {key}, then the rest</source>
        <translation>Nạp riêng tờ {n}, bấm {key}, rồi nạp phần còn lại</translation>
    </message>
    <message>
        <source>Check cable and power</source>
        <translation>Kiểm tra dây và nguồn</translation>
    </message>
    <message>
        <source>Leave the paper; have room made on the disk</source>
        <translation>Để nguyên giấy; nhờ quản trị dọn chỗ trên đĩa</translation>
    </message>
    <message>
        <source>Feed sheet {n} alone, then press {key}</source>
        <translation>Nạp riêng tờ {n}, rồi bấm {key}</translation>
    </message>
    <message>
        <source>Feed sheet {n} again, then the rest, then press {key}</source>
        <translation>Nạp lại tờ {n} và các tờ sau, rồi bấm {key}</translation>
    </message>
    <message>
        <source>Feed from sheet {n} on, then press {key}</source>
        <translation>Nạp từ tờ {n} trở đi, rồi bấm {key}</translation>
    </message>
    <message>
        <source>Scan sheet {n} again</source>
        <translation>Quét lại tờ {n}</translation>
    </message>
    <message>
        <source>Go on inserting from sheet {n}</source>
        <translation>Chèn tiếp từ tờ {n}</translation>
    </message>
    <message>
        <source>Continue from sheet {n}</source>
        <translation>Quét tiếp từ tờ {n}</translation>
    </message>
    <message>
        <source>The verso of sheet {n} has not come.</source>
        <translation>Mặt sau tờ {n} chưa nhận được.</translation>
    </message>
    <message>
        <source>Sheet {n} has not come.</source>
        <translation>Tờ {n} chưa nhận được.</translation>
    </message>
    <message>
        <source>From sheet {sheet} (p. {pages}) on, new images take the place of these.</source>
        <translation>Ảnh mới thay các trang từ tờ {sheet} (trang {pages}).</translation>
    </message>
    <message>
        <source>Sheet {sheet} (p. {pages}) is marked to be checked: the scanner stopped right after it.</source>
        <translation>Tờ {sheet} (trang {pages}) được đánh dấu để soát lại vì máy dừng ngay sau nó.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are stored and safe.</source>
        <translation>
            <numerusform>%n trang đã lưu an toàn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>Name the columns as in the sample inventory, then import again.</source>
        <translation>Đặt tên cột như mục lục mẫu rồi nhập lại.</translation>
    </message>
    <message>
        <source>The pages are safe; they are compared again in a minute.</source>
        <translation>Các trang vẫn an toàn; một phút nữa sẽ được so sánh lại.</translation>
    </message>
    <message>
        <source>Scan what is missing, or hand in with a reason.</source>
        <translation>Quét phần thiếu, hoặc nộp kèm lý do.</translation>
    </message>
    <message>
        <source>Put the newer data back, then try again. The administrator's command for older data:
station audit --accept-older</source>
        <translation>Đặt lại bản dữ liệu mới hơn rồi thử lại. Lệnh của quản trị để dùng bản cũ:
station audit --accept-older</translation>
    </message>
    <message>
        <source>Check cable and power, then F4: look for scanners again.</source>
        <translation>Kiểm tra dây và nguồn, rồi F4: tìm lại máy quét.</translation>
    </message>
    <message>
        <source>F4: look for scanners again, and choose one.</source>
        <translation>F4: tìm lại máy quét rồi chọn một máy.</translation>
    </message>
    <message>
        <source>Stop work on this dossier and tell the administrator.</source>
        <translation>Ngừng việc với hồ sơ này và báo quản trị.</translation>
    </message>
    <message>
        <source>Check the code, or import the inventory that holds it.</source>
        <translation>Kiểm tra mã, hoặc nhập mục lục có hồ sơ này.</translation>
    </message>
    <message>
        <source>Choose another dossier, or have this one returned.</source>
        <translation>Chọn hồ sơ khác, hoặc nhờ trả lại hồ sơ này.</translation>
    </message>
    <message>
        <source>F4: choose another scanner.</source>
        <translation>F4: chọn máy quét khác.</translation>
    </message>
    <message>
        <source>Lay paper in, then press F5.</source>
        <translation>Đặt giấy vào khay rồi bấm F5.</translation>
    </message>
    <message>
        <source>The page is safe; it is inspected again at the next start.</source>
        <translation>Trang vẫn an toàn; sẽ được kiểm lại khi mở lại.</translation>
    </message>
    <message>
        <source>Stop work on the dossier, tell the administrator, rescan the page.</source>
        <translation>Ngừng việc với hồ sơ, báo quản trị, quét lại trang.</translation>
    </message>
    <message>
        <source>Settings shows what is missing; tell the administrator.</source>
        <translation>Xem Cài đặt để biết thiếu gì; báo quản trị.</translation>
    </message>
    <message>
        <source>Wait until the page is inspected, or choose another.</source>
        <translation>Chờ trang được kiểm xong, hoặc chọn trang khác.</translation>
    </message>
    <message>
        <source>Open the dossier again.</source>
        <translation>Mở lại hồ sơ.</translation>
    </message>
    <message>
        <source>Scan them again into their places (F8), or remove them.</source>
        <translation>Quét lại vào đúng chỗ (F8), hoặc loại trang.</translation>
    </message>
    <message>
        <source>Wait until they are inspected, then hand in again.</source>
        <translation>Chờ kiểm xong rồi nộp lại.</translation>
    </message>
    <message>
        <source>Use that account; for another human being of the same name give the staff number.</source>
        <translation>Dùng tài khoản đó; nếu là người khác trùng họ tên, ghi mã cán bộ.</translation>
    </message>
    <message>
        <source>Log in.</source>
        <translation>Đăng nhập.</translation>
    </message>
    <message>
        <source>Check the name, or ask the administrator for an account.</source>
        <translation>Kiểm tra tên, hoặc xin quản trị lập tài khoản.</translation>
    </message>
    <message>
        <source>Choose a reason, then try again.</source>
        <translation>Chọn lý do rồi làm lại.</translation>
    </message>
    <message>
        <source>Tick at least one role.</source>
        <translation>Chọn ít nhất một vai trò.</translation>
    </message>
    <message>
        <source>Choose the level above: keys 1 to 4 in the list.</source>
        <translation>Chọn độ mật ở trên: phím 1 đến 4 trong danh sách.</translation>
    </message>
    <message>
        <source>Close that station, then try again.</source>
        <translation>Đóng trạm đó rồi thử lại.</translation>
    </message>
    <message>
        <source>Start with another folder.</source>
        <translation>Mở bằng thư mục khác.</translation>
    </message>
    <message>
        <source>Change the rights of the folder, then try again.</source>
        <translation>Đổi quyền thư mục rồi thử lại.</translation>
    </message>
    <message>
        <source>The data here are older than when they were last used.</source>
        <translation>Dữ liệu ở đây cũ hơn lần dùng trước.</translation>
    </message>
    <message>
        <source>In its present state the dossier is not open for this.</source>
        <translation>Ở trạng thái này hồ sơ không mở cho việc đó.</translation>
    </message>
    <message>
        <source>In its present state the page is not open for this.</source>
        <translation>Ở trạng thái này trang không mở cho việc đó.</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Nắp máy mở</translation>
    </message>
    <message>
        <source>Scanner busy</source>
        <translation>Máy quét bận</translation>
    </message>
    <message>
        <source>The scanner's driver died</source>
        <translation>Trình điều khiển máy quét chết</translation>
    </message>
    <message>
        <source>The scanner does not answer</source>
        <translation>Máy quét không trả lời</translation>
    </message>
    <message>
        <source>Connection to the scanner failed</source>
        <translation>Mất kết nối máy quét</translation>
    </message>
    <message>
        <source>Scanner lost</source>
        <translation>Mất máy quét</translation>
    </message>
    <message>
        <source>Double feed</source>
        <translation>Cuốn đôi</translation>
    </message>
    <message>
        <source>Page came incomplete</source>
        <translation>Trang đến không đủ</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>Kẹt giấy</translation>
    </message>
    <message>
        <source>{fault} after page {page}</source>
        <translation>{fault} sau trang {page}</translation>
    </message>
</context>
<context>
    <name>inventory</name>
    <message>
        <source>Code of the dossier</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Hộp</translation>
    </message>
    <message>
        <source>Number of the dossier</source>
        <translation>Số hồ sơ</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Thời hạn bảo quản</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Ngày bắt đầu</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Ngày kết thúc</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Số tờ</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Số trang</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Số văn bản</translation>
    </message>
    <message>
        <source>Secrecy level</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Often used</source>
        <translation>Hay dùng</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Code of the fonds</source>
        <translation>Mã phông</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>Inspection and OCR</source>
        <translation>Kiểm trang và OCR</translation>
    </message>
</context>
<context>
    <name>keymap</name>
    <message>
        <source>Show all keys</source>
        <translation>Xem mọi phím tắt</translation>
    </message>
    <message>
        <source>Sections of the rail</source>
        <translation>Các mục bên trái</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Open a dossier by its code</source>
        <translation>Mở hồ sơ theo mã</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>What runs in the background</source>
        <translation>Việc đang chạy nền</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Khung kế tiếp</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Out: clear, close, stop the feeder</source>
        <translation>Thoát: bỏ lọc, đóng, dừng máy</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Lọc danh sách</translation>
    </message>
    <message>
        <source>Print: cover sheets, forms</source>
        <translation>In: tờ bìa, biểu mẫu</translation>
    </message>
    <message>
        <source>Export the list as a file</source>
        <translation>Xuất danh sách ra tệp</translation>
    </message>
    <message>
        <source>Check the paper out of the store</source>
        <translation>Nhận hồ sơ giấy từ kho</translation>
    </message>
    <message>
        <source>Check the paper in again</source>
        <translation>Trả hồ sơ giấy về kho</translation>
    </message>
    <message>
        <source>Import an inventory</source>
        <translation>Nhập mục lục</translation>
    </message>
    <message>
        <source>Order of work: first, or in turn</source>
        <translation>Thứ tự làm: trước, hay theo lượt</translation>
    </message>
    <message>
        <source>Secrecy level</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Scan, pause, continue</source>
        <translation>Quét, tạm dừng, quét tiếp</translation>
    </message>
    <message>
        <source>Choose the scan profile</source>
        <translation>Chọn cấu hình quét</translation>
    </message>
    <message>
        <source>Armed: scan as soon as paper lies there</source>
        <translation>Chờ giấy: có giấy là quét</translation>
    </message>
    <message>
        <source>Finish: hand in, approve, import</source>
        <translation>Xong: nộp, duyệt, nhập</translation>
    </message>
    <message>
        <source>Rescan into this place</source>
        <translation>Quét lại vào chỗ này</translation>
    </message>
    <message>
        <source>After a fault: the last good sheet is one earlier</source>
        <translation>Sau sự cố: tờ tốt cuối cùng là tờ trước</translation>
    </message>
    <message>
        <source>Scan and insert after this page</source>
        <translation>Quét chèn sau trang này</translation>
    </message>
    <message>
        <source>Scan and insert before</source>
        <translation>Quét chèn trước trang này</translation>
    </message>
    <message>
        <source>Move the page forward</source>
        <translation>Chuyển trang lên trước</translation>
    </message>
    <message>
        <source>Move the page back</source>
        <translation>Chuyển trang ra sau</translation>
    </message>
    <message>
        <source>Move the page to the start</source>
        <translation>Chuyển trang về đầu</translation>
    </message>
    <message>
        <source>Move the page to the end</source>
        <translation>Chuyển trang về cuối</translation>
    </message>
    <message>
        <source>Remove the page, with a reason</source>
        <translation>Loại trang, kèm lý do</translation>
    </message>
    <message>
        <source>The page is blank, or no longer</source>
        <translation>Trang trắng, hoặc thôi</translation>
    </message>
    <message>
        <source>Note on the leaf: missing, torn, large</source>
        <translation>Ghi chú tờ: thiếu, rách, khổ lớn</translation>
    </message>
    <message>
        <source>Looked at: a page in doubt is in order</source>
        <translation>Đã soát: trang nghi ngờ không sai</translation>
    </message>
    <message>
        <source>A document starts here, or no longer</source>
        <translation>Văn bản bắt đầu ở đây, hoặc thôi</translation>
    </message>
    <message>
        <source>Next field that is missing</source>
        <translation>Ô còn thiếu kế tiếp</translation>
    </message>
    <message>
        <source>As in the previous document</source>
        <translation>Như văn bản trước</translation>
    </message>
    <message>
        <source>All empty fields as in the previous document</source>
        <translation>Mọi ô trống như văn bản trước</translation>
    </message>
    <message>
        <source>Mark every probable document start</source>
        <translation>Nhận mọi chỗ có thể bắt đầu văn bản</translation>
    </message>
    <message>
        <source>Draw a box to read, or move the page</source>
        <translation>Khoanh vùng đọc, hoặc di chuyển trang</translation>
    </message>
    <message>
        <source>Accept all suggestions</source>
        <translation>Nhận mọi gợi ý</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Văn bản trước</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Văn bản sau</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>In a field: accept, and the next</source>
        <translation>Trong ô: nhận, sang ô sau</translation>
    </message>
    <message>
        <source>In a field: new line</source>
        <translation>Trong ô: xuống dòng</translation>
    </message>
    <message>
        <source>Next page that needs a look</source>
        <translation>Trang cần xem kế tiếp</translation>
    </message>
    <message>
        <source>Previous page that needs a look</source>
        <translation>Trang cần xem trước</translation>
    </message>
    <message>
        <source>Filter what is shown</source>
        <translation>Lọc những gì đang hiện</translation>
    </message>
    <message>
        <source>Next page, or move about on it</source>
        <translation>Sang trang, hoặc dời trên trang</translation>
    </message>
    <message>
        <source>Previous or next sheet</source>
        <translation>Tờ trước, tờ sau</translation>
    </message>
    <message>
        <source>First or last page</source>
        <translation>Trang đầu, trang cuối</translation>
    </message>
    <message>
        <source>Fit, or 100 %</source>
        <translation>Vừa khung, hoặc 100 %</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>Skew and crop by hand</source>
        <translation>Chỉnh độ lệch, vùng cắt bằng tay</translation>
    </message>
    <message>
        <source>Master, or corrected image</source>
        <translation>Ảnh gốc, hoặc ảnh đã xử lý</translation>
    </message>
    <message>
        <source>OCR text of the page</source>
        <translation>Văn bản OCR của trang</translation>
    </message>
    <message>
        <source>Show or hide the findings on the page</source>
        <translation>Hiện hay ẩn điểm phát hiện</translation>
    </message>
    <message>
        <source>Note on the page</source>
        <translation>Ghi chú trang</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Lưới</translation>
    </message>
    <message>
        <source>Recto and verso side by side</source>
        <translation>Mặt trước, mặt sau cạnh nhau</translation>
    </message>
    <message>
        <source>Single page</source>
        <translation>Một trang</translation>
    </message>
    <message>
        <source>Accept, and on to the next</source>
        <translation>Nhận rồi sang trang kế</translation>
    </message>
    <message>
        <source>Reject: then 1 to 9, then Enter</source>
        <translation>Trả lại: rồi 1 đến 9, rồi Enter</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Rút lại quyết định</translation>
    </message>
    <message>
        <source>The document passes</source>
        <translation>Văn bản đạt</translation>
    </message>
    <message>
        <source>The document fails, and why</source>
        <translation>Văn bản không đạt, lý do</translation>
    </message>
    <message>
        <source>Return the dossier</source>
        <translation>Trả hồ sơ</translation>
    </message>
    <message>
        <source>Accept the rest that passed</source>
        <translation>Nhận các trang máy đạt còn lại</translation>
    </message>
    <message>
        <source>Pack what is selected</source>
        <translation>Đóng gói hồ sơ đã chọn</translation>
    </message>
    <message>
        <source>Pack all that wait, or stop those in line</source>
        <translation>Đóng gói mọi hồ sơ chờ, hoặc thôi hàng chờ</translation>
    </message>
    <message>
        <source>Try again what could not be packed</source>
        <translation>Đóng gói lại hồ sơ bị từ chối</translation>
    </message>
    <message>
        <source>Let it pass unvalidated, with a reason</source>
        <translation>Cho qua khi chưa kiểm được, kèm lý do</translation>
    </message>
    <message>
        <source>Verify the package</source>
        <translation>Kiểm gói</translation>
    </message>
    <message>
        <source>Verify a package from anywhere</source>
        <translation>Kiểm một gói bất kỳ</translation>
    </message>
    <message>
        <source>Open the folder of the package</source>
        <translation>Mở thư mục của gói</translation>
    </message>
    <message>
        <source>Copy the path of the package</source>
        <translation>Chép đường dẫn của gói</translation>
    </message>
    <message>
        <source>Upload the package</source>
        <translation>Tải gói tin lên</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>Lập báo cáo</translation>
    </message>
    <message>
        <source>New entry, or new plan</source>
        <translation>Mục mới, hoặc kế hoạch mới</translation>
    </message>
    <message>
        <source>Store what is in the form</source>
        <translation>Lưu nội dung đang nhập</translation>
    </message>
    <message>
        <source>Merge figures of another station</source>
        <translation>Gộp số liệu trạm khác</translation>
    </message>
    <message>
        <source>Period before, or after</source>
        <translation>Kỳ trước, kỳ sau</translation>
    </message>
    <message>
        <source>Turn by 0.1°, with ⇧ by 1°</source>
        <translation>Xoay 0,1°; thêm ⇧ là 1°</translation>
    </message>
    <message>
        <source>Next edge; then arrows 1 px, with ⇧ 10</source>
        <translation>Cạnh kế; rồi mũi tên 1 px, ⇧ là 10</translation>
    </message>
    <message>
        <source>Automatic again</source>
        <translation>Trở về tự động</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Apply, and the next that needs a look</source>
        <translation>Áp dụng, sang trang cần xem</translation>
    </message>
</context>
<context>
    <name>missing</name>
    <message>
        <source>No page scanned yet</source>
        <translation>Chưa quét trang nào</translation>
    </message>
    <message>
        <source>Nothing: hand it in</source>
        <translation>Đủ cả: có thể nộp</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected page(s) to scan again</source>
        <translation>
            <numerusform>%n trang bị trả cần quét lại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) not inspected yet</source>
        <translation>
            <numerusform>%n trang chưa kiểm xong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to check again</source>
        <translation>
            <numerusform>%n trang cần soát lại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the description missing</source>
        <translation>
            <numerusform>%n ô mô tả còn thiếu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the description to mend</source>
        <translation>
            <numerusform>%n ô mô tả cần sửa</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the administrator for the codes of the archive: Settings, Packaging</source>
        <translation>Báo quản trị khai mã cơ quan: Cài đặt, Đóng gói</translation>
    </message>
    <message>
        <source>Ask the supervisor to complete the inventory and import it again</source>
        <translation>Báo phụ trách bổ sung mục lục rồi nhập lại</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s), the inventory says {expected}</source>
        <translation>
            <numerusform>%n tờ, mục lục ghi {expected}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s), {expected} counted by hand</source>
        <translation>
            <numerusform>%n tờ, đếm tay được {expected}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s), the inventory says {expected}</source>
        <translation>
            <numerusform>%n trang, mục lục ghi {expected}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>packages</name>
    <message numerus="yes">
        <source>✗ %n rule(s) broken</source>
        <translation>
            <numerusform>✗ %n lỗi</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>Chờ đến lượt</translation>
    </message>
    <message>
        <source>✓ Every rule holds</source>
        <translation>✓ Đạt mọi quy tắc</translation>
    </message>
    <message>
        <source>? Not verified here</source>
        <translation>? Chưa kiểm lại</translation>
    </message>
    <message>
        <source>? Could not check</source>
        <translation>? Chưa kiểm được</translation>
    </message>
    <message>
        <source>✗ Not packed</source>
        <translation>✗ Không đóng được</translation>
    </message>
    <message>
        <source>✗ Rules broken</source>
        <translation>✗ Có lỗi</translation>
    </message>
    <message>
        <source>code of the archive</source>
        <translation>mã cơ quan lưu trữ</translation>
    </message>
    <message>
        <source>code of the agency</source>
        <translation>mã định danh cơ quan</translation>
    </message>
    <message>
        <source>{dossier}, document {n}</source>
        <translation>{dossier}, văn bản {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) verified, every rule holds</source>
        <translation>
            <numerusform>Đã kiểm %n tệp, đạt mọi quy tắc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the exported list</source>
        <translation>
            <numerusform>Còn %n lỗi nữa trong danh sách xuất ra</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message numerus="yes">
        <source>%n p.</source>
        <translation>
            <numerusform>%n tr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Doc {n}</source>
        <translation>VB {n}</translation>
    </message>
    <message>
        <source>Sheet {n}
waits to be fed</source>
        <translation>Tờ {n}
chờ nạp lại</translation>
    </message>
    <message>
        <source>check again</source>
        <translation>soát lại</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>mặt trống</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n lỗi</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page}, sheet {sheet} {side}, {state}</source>
        <translation>Trang {page}, tờ {sheet} {side}, {state}</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>Trang {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) have nothing to measure</source>
        <translation>
            <numerusform>%n phép kiểm không có gì để đo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) passed</source>
        <translation>
            <numerusform>Đạt %n phép kiểm</numerusform>
        </translation>
    </message>
    <message>
        <source>limit {limit}</source>
        <translation>giới hạn {limit}</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>chưa kiểm được</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>Operator</source>
        <translation>Người quét</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Người kiểm tra</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Người giám sát</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Quản trị</translation>
    </message>
</context>
<context>
    <name>periods</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Tháng này</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Tháng trước</translation>
    </message>
    <message>
        <source>Up to {detail}</source>
        <translation>Đến {detail}</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Năm nay</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Năm trước</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Leaves missing behind it</source>
        <translation>Thiếu tờ ngay sau</translation>
    </message>
    <message>
        <source>Larger than the scanner takes</source>
        <translation>Khổ lớn hơn máy quét</translation>
    </message>
    <message>
        <source>Fragile, torn</source>
        <translation>Giòn, rách</translation>
    </message>
    <message>
        <source>Illegible on the paper itself</source>
        <translation>Chữ trên giấy không đọc được</translation>
    </message>
    <message>
        <source>Attachment, pasted slip</source>
        <translation>Tài liệu kèm, mảnh dán</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Scan {n}</source>
        <translation>Quét lần {n}</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>image {hash}</source>
        <translation>ảnh {hash}</translation>
    </message>
    <message>
        <source>kept, not shown</source>
        <translation>giữ lại, không hiện</translation>
    </message>
    <message numerus="yes">
        <source>Machine: %n to check</source>
        <translation>
            <numerusform>Kiểm máy: %n điểm cần xem</numerusform>
        </translation>
    </message>
    <message>
        <source>Machine: passed</source>
        <translation>Kiểm máy: đạt</translation>
    </message>
    <message>
        <source>checklist {name}, version {version}</source>
        <translation>bảng kiểm {name}, phiên bản {version}</translation>
    </message>
    <message>
        <source>Dossier returned: {why}</source>
        <translation>Trả hồ sơ: {why}</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Changed after it was accepted: to be looked at again</source>
        <translation>Thay đổi sau khi đã nhận: phải xem lại</translation>
    </message>
    <message>
        <source>Verdict stands again</source>
        <translation>Quyết định lại có hiệu lực</translation>
    </message>
    <message>
        <source>Verdict taken back</source>
        <translation>Đã bỏ quyết định</translation>
    </message>
    <message>
        <source>Verdict of {person} taken back</source>
        <translation>Lấy lại quyết định của {person}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>with the sample, not looked at by itself</source>
        <translation>theo mẫu, không xem riêng trang này</translation>
    </message>
    <message>
        <source>by command, said to be checked elsewhere</source>
        <translation>bằng lệnh, theo lời khai đã kiểm tra ở nơi khác</translation>
    </message>
    <message>
        <source>by command, not looked at</source>
        <translation>bằng lệnh, không xem trang</translation>
    </message>
    <message>
        <source>looked at for {n} s, at full size</source>
        <translation>đã xem {n} giây, cỡ lớn</translation>
    </message>
    <message>
        <source>looked at for {n} s, small</source>
        <translation>đã xem {n} giây, cỡ nhỏ</translation>
    </message>
    <message>
        <source>Secrecy mark found: stopped</source>
        <translation>Thấy dấu mật: đã dừng</translation>
    </message>
    <message numerus="yes">
        <source>%n of {pages} pages to check</source>
        <translation>
            <numerusform>%n / {pages} trang cần xem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>returned %n time(s)</source>
        <translation>
            <numerusform>bị trả %n lần</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) on the whole dossier</source>
        <translation>
            <numerusform>%n điểm trên toàn hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>operator: {rate} % rejected</source>
        <translation>người quét bị trả {rate} %</translation>
    </message>
    <message numerus="yes">
        <source>waits for %n day(s)</source>
        <translation>
            <numerusform>chờ %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stood out</source>
        <translation>Không có gì bất thường</translation>
    </message>
    <message>
        <source>page {first}</source>
        <translation>trang {first}</translation>
    </message>
    <message>
        <source>pages {first}–{last}</source>
        <translation>trang {first}–{last}</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Đạt</translation>
    </message>
    <message>
        <source>Does not pass</source>
        <translation>Không đạt</translation>
    </message>
    <message>
        <source>scan {n}</source>
        <translation>lần {n}</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>mẫu</translation>
    </message>
    <message>
        <source>before</source>
        <translation>lần trước</translation>
    </message>
    <message>
        <source>page {n}: {note}</source>
        <translation>trang {n}: {note}</translation>
    </message>
</context>
<context>
    <name>rooms</name>
    <message>
        <source>everywhere</source>
        <translation>mọi nơi</translation>
    </message>
    <message>
        <source>editor</source>
        <translation>trình chỉnh trang</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Mô tả</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Gói tin</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Giám sát</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Quản lý</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Draft</source>
        <translation>Dự thảo</translation>
    </message>
    <message>
        <source>Sent for appraisal</source>
        <translation>Đã gửi thẩm định</translation>
    </message>
    <message>
        <source>Appraised</source>
        <translation>Đã thẩm định</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Trả lại sửa</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Đã quét</translation>
    </message>
    <message>
        <source>Inspecting</source>
        <translation>Đang kiểm</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Máy đạt</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Cần xem</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Đã loại</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Chưa quét</translation>
    </message>
    <message>
        <source>Being scanned</source>
        <translation>Đang quét</translation>
    </message>
    <message>
        <source>Waits for review</source>
        <translation>Chờ kiểm tra</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Bị trả lại</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Đã duyệt</translation>
    </message>
    <message>
        <source>Packaged</source>
        <translation>Đã đóng gói</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Đã giao</translation>
    </message>
    <message>
        <source>Held for treatment</source>
        <translation>Giữ xử lý</translation>
    </message>
    <message>
        <source>Not digitised</source>
        <translation>Không số hóa</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Tốt</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Hỏng</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Dính</translation>
    </message>
    <message>
        <source>Torn</source>
        <translation>Rách</translation>
    </message>
    <message>
        <source>Faded</source>
        <translation>Mờ</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>Thường</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Mật</translation>
    </message>
    <message>
        <source>Highly secret</source>
        <translation>Tối mật</translation>
    </message>
    <message>
        <source>Top secret</source>
        <translation>Tuyệt mật</translation>
    </message>
    <message>
        <source>recto</source>
        <translation>mặt trước</translation>
    </message>
    <message>
        <source>verso</source>
        <translation>mặt sau</translation>
    </message>
</context>
<context>
    <name>supervise</name>
    <message>
        <source>Pages by day, four weeks</source>
        <translation>Trang theo ngày, bốn tuần</translation>
    </message>
    <message>
        <source>Pages by day, 30 days</source>
        <translation>Trang theo ngày, 30 ngày</translation>
    </message>
    <message>
        <source>Pages since the beginning</source>
        <translation>Trang từ đầu dự án</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Người quét</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>times on 1,000 sheets, {n} days</source>
        <translation>số lần trên 1.000 tờ, {n} ngày</translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation>Cần người xử lý</translation>
    </message>
    <message>
        <source>Export the table or plot that has the focus</source>
        <translation>Xuất bảng hoặc biểu đồ đang chọn</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Người quét</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Trạm</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Pages/hour</source>
        <translation>Trang/giờ</translation>
    </message>
    <message>
        <source>By hour {first}–{last}</source>
        <translation>Theo giờ {first}–{last}</translation>
    </message>
    <message>
        <source>Rejected pages</source>
        <translation>Trang trả lại</translation>
    </message>
    <message>
        <source>Rejected %</source>
        <translation>Trả lại %</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Máy</translation>
    </message>
    <message>
        <source>Jams</source>
        <translation>Kẹt</translation>
    </message>
    <message>
        <source>Double feeds</source>
        <translation>Cuốn đôi</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Tờ</translation>
    </message>
    <message>
        <source>Jams per 1,000</source>
        <translation>Kẹt trên 1.000 tờ</translation>
    </message>
    <message>
        <source>Double feeds per 1,000</source>
        <translation>Cuốn đôi trên 1.000 tờ</translation>
    </message>
    <message>
        <source>Dirty pages today</source>
        <translation>Trang bẩn hôm nay</translation>
    </message>
    <message>
        <source>Calibrate by</source>
        <translation>Hạn hiệu chuẩn</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Tốt</translation>
    </message>
    <message>
        <source>No longer in use</source>
        <translation>Đã ngừng dùng</translation>
    </message>
    <message>
        <source>Change the rollers</source>
        <translation>Thay con lăn</translation>
    </message>
    <message>
        <source>Wipe the glass</source>
        <translation>Lau mặt kính</translation>
    </message>
    <message>
        <source>Clean the feeder</source>
        <translation>Lau bộ nạp</translation>
    </message>
    <message>
        <source>Check the cable</source>
        <translation>Xem lại cáp</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Cần hiệu chuẩn</translation>
    </message>
    <message>
        <source>Not fed</source>
        <translation>Không nạp tờ nào</translation>
    </message>
    <message>
        <source>The register says that it is no longer in use.</source>
        <translation>Sổ thiết bị ghi máy đã ngừng dùng.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of today show dirt of the glass.</source>
        <translation>
            <numerusform>Hôm nay có %n trang dính vết bẩn mặt kính.</numerusform>
        </translation>
    </message>
    <message>
        <source>It should have been calibrated by {day}.</source>
        <translation>Đã quá hạn hiệu chuẩn ({day}).</translation>
    </message>
    <message>
        <source>Deadline {day}</source>
        <translation>Hạn {day}</translation>
    </message>
    <message>
        <source>plan {share}</source>
        <translation>kế hoạch {share}</translation>
    </message>
    <message>
        <source>Plan {n}</source>
        <translation>Kế hoạch {n}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất tệp</translation>
    </message>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>Đã có {name}. Ghi đè?</translation>
    </message>
    <message>
        <source>Pages scanned</source>
        <translation>Trang đã quét</translation>
    </message>
    <message>
        <source>Rescanned</source>
        <translation>Quét lại</translation>
    </message>
    <message>
        <source>Dossiers packaged</source>
        <translation>Hồ sơ đóng gói</translation>
    </message>
    <message>
        <source>Cost to date</source>
        <translation>Chi phí đến nay</translation>
    </message>
    <message>
        <source>Waiting for review</source>
        <translation>Chờ duyệt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Loại bỏ</translation>
    </message>
    <message>
        <source>Blank sides</source>
        <translation>Mặt trống</translation>
    </message>
    <message>
        <source>{n} bn đ</source>
        <translation>{n} tỷ đ</translation>
    </message>
    <message>
        <source>{n} m đ</source>
        <translation>{n} tr.đ</translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s)</source>
        <translation>
            <numerusform>trong %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to compare with</source>
        <translation>chưa có gì để so</translation>
    </message>
    <message>
        <source>{change} vs a usual day by now</source>
        <translation>{change} so với giờ này TB tuần</translation>
    </message>
    <message>
        <source>{change} vs those before</source>
        <translation>{change} so với kỳ trước</translation>
    </message>
    <message>
        <source>{n} wait for review</source>
        <translation>chờ duyệt {n}</translation>
    </message>
    <message>
        <source>{rate} · limit {limit}</source>
        <translation>{rate} · giới hạn {limit}</translation>
    </message>
    <message>
        <source>{share} of the images</source>
        <translation>{share} số ảnh quét</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for upload</source>
        <translation>
            <numerusform>%n chờ tải lên</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} A4 pages · %n prices</source>
        <translation>
            <numerusform>A4 quy đổi {pages} · %n đơn giá</numerusform>
        </translation>
    </message>
    <message>
        <source>{pages} A4 pages · {price} đ</source>
        <translation>A4 quy đổi {pages} · {price} đ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>There is nothing in this list.</source>
        <translation>Danh sách này trống.</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Trang số</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Người kiểm tra</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Hộp</translation>
    </message>
    <message>
        <source>A4 pages</source>
        <translation>Trang A4 quy đổi</translation>
    </message>
    <message>
        <source>Paper size</source>
        <translation>Khổ giấy</translation>
    </message>
    <message>
        <source>Pages accepted</source>
        <translation>Trang đã nhận</translation>
    </message>
    <message>
        <source>A4 pages each</source>
        <translation>Mỗi trang ra A4</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Đơn giá</translation>
    </message>
    <message>
        <source>Coefficient K</source>
        <translation>Hệ số K</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Thành tiền (đ)</translation>
    </message>
    <message>
        <source>Pages scanned on {day}</source>
        <translation>Trang quét ngày {day}</translation>
    </message>
    <message>
        <source>digitised before</source>
        <translation>số hóa trước đây</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>chưa đo</translation>
    </message>
    <message>
        <source>Waiting for review over 2 days</source>
        <translation>Chờ kiểm tra quá 2 ngày</translation>
    </message>
    <message>
        <source>Masters or packages damaged</source>
        <translation>Bản gốc, gói tin hỏng</translation>
    </message>
    <message>
        <source>Invalid packages</source>
        <translation>Gói không hợp lệ</translation>
    </message>
    <message>
        <source>Packages waiting for upload</source>
        <translation>Gói tin chờ tải lên</translation>
    </message>
    <message>
        <source>Held for treatment</source>
        <translation>Giữ để tu bổ</translation>
    </message>
    <message>
        <source>Stopped by a secrecy mark</source>
        <translation>Dừng vì dấu mật</translation>
    </message>
    <message>
        <source>Inventories imported in part</source>
        <translation>Mục lục mới nhập một phần</translation>
    </message>
    <message>
        <source>open each to see which</source>
        <translation>mở để xem từng hồ sơ</translation>
    </message>
    <message>
        <source>as last verified; to be made anew</source>
        <translation>theo lần kiểm gần nhất; cần đóng lại</translation>
    </message>
    <message>
        <source>stuck, torn or faded paper</source>
        <translation>dính, rách hoặc mờ</translation>
    </message>
    <message>
        <source>a supervisor says what it is</source>
        <translation>giám sát xem và quyết định</translation>
    </message>
    <message>
        <source>import {list} once more</source>
        <translation>nhập lại {list}</translation>
    </message>
    <message numerus="yes">
        <source>oldest: %n day(s)</source>
        <translation>
            <numerusform>lâu nhất: %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest: box {box}, {since}</source>
        <translation>lâu nhất: hộp {box}, {since}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>{free} left at the pace of the last days</source>
        <translation>còn {free}</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Chỗ trên đĩa</translation>
    </message>
    <message>
        <source>Progress of the plan</source>
        <translation>Tiến độ kế hoạch</translation>
    </message>
    <message>
        <source>No plan is set for this scope.</source>
        <translation>Chưa đặt kế hoạch cho phạm vi này.</translation>
    </message>
    <message>
        <source>Set a plan</source>
        <translation>Đặt kế hoạch</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>trang</translation>
    </message>
    <message>
        <source>dossiers</source>
        <translation>hồ sơ</translation>
    </message>
    <message>
        <source>{share} of the plan</source>
        <translation>{share} kế hoạch</translation>
    </message>
    <message>
        <source>needs {n} {unit} a day</source>
        <translation>cần {n} {unit}/ngày</translation>
    </message>
    <message>
        <source>No forecast: fewer than five working days</source>
        <translation>Chưa dự báo: dưới năm ngày làm việc</translation>
    </message>
    <message>
        <source>The plan is done</source>
        <translation>Kế hoạch đã xong</translation>
    </message>
    <message>
        <source>Done on {day}</source>
        <translation>Xong {day}</translation>
    </message>
    <message numerus="yes">
        <source>Done on {day}, %n day(s) late</source>
        <translation>
            <numerusform>Xong {day}, trễ %n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done on {day}, %n day(s) early</source>
        <translation>
            <numerusform>Xong {day}, sớm %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>Tất cả trạm</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>Tất cả đơn vị</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Đã ghi: {path}</translation>
    </message>
    <message>
        <source>Not counted as pages: {control} control sheets and {removed} removed; {blank} blank sides are.  Decided pages count on the day of the decision, waiting ones on that of the scan.</source>
        <translation>Không tính vào trang: {control} tờ điều khiển, {removed} trang đã loại; có tính {blank} mặt trống.  Trang đã xét tính theo ngày xét, trang chờ theo ngày quét.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Dự án</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Giám sát</translation>
    </message>
    <message>
        <source>today, {weekday} {day}</source>
        <translation>hôm nay, {weekday} {day}</translation>
    </message>
    <message>
        <source>the whole project</source>
        <translation>cả dự án</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 ngày</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 ngày</translation>
    </message>
    <message>
        <source>Whole project</source>
        <translation>Cả dự án</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>Lập báo cáo</translation>
    </message>
    <message>
        <source>Nothing was scanned yet.</source>
        <translation>Chưa có trang nào được quét.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Xem lại</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Grid</source>
        <translation>Lưới</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Mặt đôi</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Một trang</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Trái</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Phải</translation>
    </message>
    <message>
        <source>Skew, crop</source>
        <translation>Chỉnh, cắt</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Đầu văn bản</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Quét lại</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Loại trang</translation>
    </message>
</context>
<context>
    <name>worklist</name>
    <message>
        <source>(title not shown at this station)</source>
        <translation>(Tiêu đề không hiển thị ở trạm này)</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Chưa ghi</translation>
    </message>
</context>
</TS>
