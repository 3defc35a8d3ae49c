<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AppraisalCard</name>
    <message>
        <source>No inventory chosen</source>
        <translation>No inventory chosen</translation>
    </message>
    <message>
        <source>Entered by {person} on {day}.</source>
        <translation>Entered by {person} on {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them come first</source>
        <translation>
            <numerusform>%n of them comes first</numerusform>
            <numerusform>%n of them come first</numerusform>
        </translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>Number and sign of the document</source>
        <translation>Number and sign of the document</translation>
    </message>
    <message>
        <source>Date of the document</source>
        <translation>Date of the document</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Store the appraisal</source>
        <translation>Store the appraisal</translation>
    </message>
</context>
<context>
    <name>ApprovalCard</name>
    <message>
        <source>What stands in the way</source>
        <translation>What stands in the way</translation>
    </message>
    <message>
        <source>Cannot be approved yet</source>
        <translation>Cannot be approved yet</translation>
    </message>
    <message>
        <source>Ready to approve</source>
        <translation>Ready to approve</translation>
    </message>
    <message>
        <source>{key} says first what the approval will say.</source>
        <translation>{key} says first what the approval will say.</translation>
    </message>
    <message>
        <source>Approve the dossier?</source>
        <translation>Approve the dossier?</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Secrecy mark</source>
        <translation>Secrecy mark</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>To scan again</source>
        <translation>To scan again</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Document {n} does not pass</source>
        <translation>Document {n} does not pass</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) not found good</source>
        <translation>
            <numerusform>%n recording not found good</numerusform>
            <numerusform>%n recordings not found good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) in the package</source>
        <translation>
            <numerusform>%n page in the package</numerusform>
            <numerusform>%n pages in the package</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n looked at one by one</source>
        <translation>
            <numerusform>%n looked at one by one</numerusform>
            <numerusform>%n looked at one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted by command, said to be checked elsewhere</source>
        <translation>
            <numerusform>%n accepted by command, said to be checked elsewhere</numerusform>
            <numerusform>%n accepted by command, said to be checked elsewhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted with the sample</source>
        <translation>
            <numerusform>%n accepted with the sample</numerusform>
            <numerusform>%n accepted with the sample</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check, accepted with a reason</source>
        <translation>
            <numerusform>%n flagged, accepted with a reason</numerusform>
            <numerusform>%n flagged, accepted with a reason</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new or changed since the review before</source>
        <translation>
            <numerusform>%n new or changed since the review before</numerusform>
            <numerusform>%n new or changed since the review before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inspected with earlier limits</source>
        <translation>
            <numerusform>%n inspected with earlier limits</numerusform>
            <numerusform>%n inspected with earlier limits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{passed} of %n document(s) said to pass</source>
        <translation>
            <numerusform>{passed} of %n document said to pass</numerusform>
            <numerusform>{passed} of %n documents said to pass</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) without a verdict stay in the history of their pages</source>
        <translation>
            <numerusform>%n note without a verdict stays in the history of its page</numerusform>
            <numerusform>%n notes without a verdict stay in the history of their pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Verdicts can then not be taken back.</source>
        <translation>Verdicts can then not be taken back.</translation>
    </message>
</context>
<context>
    <name>BigPage</name>
    <message>
        <source>Sheet {n} {side}</source>
        <translation>Sheet {n} {side}</translation>
    </message>
    <message>
        <source>P. {n}</source>
        <translation>P. {n}</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Other side of the sheet</source>
        <translation>Other side of the sheet</translation>
    </message>
</context>
<context>
    <name>BoxPanel</name>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Fold the store away</source>
        <translation>Fold the store away</translation>
    </message>
    <message>
        <source>Store: fonds, inventories, boxes</source>
        <translation>Store: fonds, inventories, boxes</translation>
    </message>
    <message>
        <source>Find a box or inventory</source>
        <translation>Find a box or inventory</translation>
    </message>
</context>
<context>
    <name>BoxTreeModel</name>
    <message numerus="yes">
        <source>{name}, %n dossier(s)</source>
        <translation>
            <numerusform>{name}, %n dossier</numerusform>
            <numerusform>{name}, %n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>All dossiers</source>
        <translation>All dossiers</translation>
    </message>
    <message>
        <source>Inventory {code}</source>
        <translation>Inventory {code}</translation>
    </message>
    <message>
        <source>Box {code}</source>
        <translation>Box {code}</translation>
    </message>
    <message>
        <source>In no box</source>
        <translation>In no box</translation>
    </message>
</context>
<context>
    <name>CaptureHeader</name>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Box {box}</source>
        <translation>Box {box}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>/ {n} sheet(s)</source>
        <translation>
            <numerusform>/ {n} sheet</numerusform>
            <numerusform>/ {n} sheets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sheet(s)</source>
        <translation>
            <numerusform>sheet</numerusform>
            <numerusform>sheets</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Waits for paper</source>
        <translation>Waits for paper</translation>
    </message>
    <message>
        <source>Await paper</source>
        <translation>Await paper</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Hand in</translation>
    </message>
</context>
<context>
    <name>CapturePanel</name>
    <message>
        <source>jam right after</source>
        <translation>jam right after</translation>
    </message>
    <message>
        <source>double feed</source>
        <translation>double feed</translation>
    </message>
    <message>
        <source>not as on the table</source>
        <translation>not as on the table</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>Page {n}</translation>
    </message>
    <message>
        <source>Blank side</source>
        <translation>Blank side</translation>
    </message>
    <message>
        <source>Not blank</source>
        <translation>Not blank</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>colour</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grey</translation>
    </message>
    <message>
        <source>two levels</source>
        <translation>two levels</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>not measured yet</translation>
    </message>
    <message>
        <source>{angle}, turned {turn}°</source>
        <translation>{angle}, turned {turn}°</translation>
    </message>
    <message>
        <source>sheet {n}</source>
        <translation>sheet {n}</translation>
    </message>
    <message>
        <source>{key} next</source>
        <translation>{key} next</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Straightened by</source>
        <translation>Straightened by</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Put right in place</source>
        <translation>Put right in place</translation>
    </message>
    <message>
        <source>Before hand-in</source>
        <translation>Before hand-in</translation>
    </message>
    <message>
        <source>Rescan into this place</source>
        <translation>Rescan into this place</translation>
    </message>
    <message>
        <source>Insert before</source>
        <translation>Insert before</translation>
    </message>
    <message>
        <source>Insert after</source>
        <translation>Insert after</translation>
    </message>
    <message>
        <source>Leaf note</source>
        <translation>Leaf note</translation>
    </message>
    <message>
        <source>Looked at: in order</source>
        <translation>Looked at: in order</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>CapturePresenter</name>
    <message>
        <source>blank</source>
        <translation>blank</translation>
    </message>
    <message numerus="yes">
        <source>%n leaf(s) missing</source>
        <translation>
            <numerusform>%n leaf missing</numerusform>
            <numerusform>%n leaves missing</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was scanned: finish what is open first.</source>
        <translation>Nothing was scanned: finish what is open first.</translation>
    </message>
    <message>
        <source>{enter} takes it, {out} leaves it.</source>
        <translation>{enter} takes it, {out} leaves it.</translation>
    </message>
    <message>
        <source>Looking for scanners…</source>
        <translation>Looking for scanners…</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>No scanner</translation>
    </message>
    <message>
        <source>{device} · waits for paper</source>
        <translation>{device} · waits for paper</translation>
    </message>
    <message>
        <source>{device} · scanning</source>
        <translation>{device} · scanning</translation>
    </message>
    <message>
        <source>{device} · stopped</source>
        <translation>{device} · stopped</translation>
    </message>
    <message>
        <source>{device} · ready</source>
        <translation>{device} · ready</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message numerus="yes">
        <source>%n page(s) chosen</source>
        <translation>
            <numerusform>%n page chosen</numerusform>
            <numerusform>%n pages chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doc(s)</source>
        <translation>
            <numerusform>%n doc</numerusform>
            <numerusform>%n docs</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Pages, as a grid</source>
        <translation>Pages, as a grid</translation>
    </message>
    <message>
        <source>Follow the feeder</source>
        <translation>Follow the feeder</translation>
    </message>
    <message>
        <source>No dossier is open.</source>
        <translation>No dossier is open.</translation>
    </message>
    <message>
        <source>Choose a dossier</source>
        <translation>Choose a dossier</translation>
    </message>
</context>
<context>
    <name>CardGroups</name>
    <message>
        <source>required</source>
        <translation>required</translation>
    </message>
    <message>
        <source>Secrecy level</source>
        <translation>Secrecy level</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Sheets by hand</source>
        <translation>Sheets by hand</translation>
    </message>
    <message>
        <source>Note for who comes next</source>
        <translation>Note for who comes next</translation>
    </message>
    <message>
        <source>For example: sheet 12 is folded, open it first</source>
        <translation>For example: sheet 12 is folded, open it first</translation>
    </message>
    <message>
        <source>Recorded; it cannot change once pages were scanned.</source>
        <translation>Recorded; it cannot change once pages were scanned.</translation>
    </message>
    <message>
        <source>Top secret: not digitised, goes to the secret store.</source>
        <translation>Top secret: not digitised, goes to the secret store.</translation>
    </message>
    <message>
        <source>The inventory does not say how many.</source>
        <translation>The inventory does not say how many.</translation>
    </message>
    <message>
        <source>By the inventory: {n}. Counted {off}.</source>
        <translation>By the inventory: {n}. Counted {off}.</translation>
    </message>
</context>
<context>
    <name>CardPresenter</name>
    <message>
        <source>{code}: level “{level}”</source>
        <translation>{code}: level “{level}”</translation>
    </message>
    <message>
        <source>{code}: paper “{condition}”</source>
        <translation>{code}: paper “{condition}”</translation>
    </message>
    <message numerus="yes">
        <source>{code}: %n sheet(s) counted</source>
        <translation>
            <numerusform>{code}: %n sheet counted</numerusform>
            <numerusform>{code}: %n sheets counted</numerusform>
        </translation>
    </message>
    <message>
        <source>{code}: note written</source>
        <translation>{code}: note written</translation>
    </message>
    <message>
        <source>{code} is no duplicate of {other}</source>
        <translation>{code} is no duplicate of {other}</translation>
    </message>
</context>
<context>
    <name>ColumnRow</name>
    <message>
        <source>(no heading)</source>
        <translation>(no heading)</translation>
    </message>
    <message>
        <source>hidden column</source>
        <translation>hidden column</translation>
    </message>
    <message>
        <source>Field of column {letters}, {heading}</source>
        <translation>Field of column {letters}, {heading}</translation>
    </message>
    <message>
        <source>– not imported –</source>
        <translation>– not imported –</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Two dossiers side by side</source>
        <translation>Two dossiers side by side</translation>
    </message>
    <message>
        <source>Are these the same papers?</source>
        <translation>Are these the same papers?</translation>
    </message>
    <message>
        <source>No duplicate</source>
        <translation>No duplicate</translation>
    </message>
    <message>
        <source>Record that they are two different dossiers</source>
        <translation>Record that they are two different dossiers</translation>
    </message>
    <message>
        <source>Show the other one</source>
        <translation>Show the other one</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>This dossier</source>
        <translation>This dossier</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>Looks like it</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Fonds</source>
        <translation>Fonds</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventory</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Pages scanned</source>
        <translation>Pages scanned</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Secrecy</source>
        <translation>Secrecy</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Nothing scanned yet</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>differs</translation>
    </message>
    <message>
        <source>(title not shown at this station)</source>
        <translation>(title not shown at this station)</translation>
    </message>
</context>
<context>
    <name>CoverView</name>
    <message>
        <source>Print cover sheets</source>
        <translation>Print cover sheets</translation>
    </message>
    <message>
        <source>cover-sheets</source>
        <translation>cover-sheets</translation>
    </message>
    <message>
        <source>Save cover sheets as PDF</source>
        <translation>Save cover sheets as PDF</translation>
    </message>
    <message numerus="yes">
        <source>%n cover sheet(s)</source>
        <translation>
            <numerusform>%n cover sheet</numerusform>
            <numerusform>%n cover sheets</numerusform>
        </translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>Choose a printer</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Write the sheets into a file</source>
        <translation>Write the sheets into a file</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>No sheet for top secret dossiers: {codes}</source>
        <translation>No sheet for top secret dossiers: {codes}</translation>
    </message>
    <message numerus="yes">
        <source>%n cover sheet(s) sent to the printer.</source>
        <translation>
            <numerusform>%n cover sheet sent to the printer.</numerusform>
            <numerusform>%n cover sheets sent to the printer.</numerusform>
        </translation>
    </message>
    <message>
        <source>The printer did not take the sheets. Save them as PDF and print that.</source>
        <translation>The printer did not take the sheets. Save them as PDF and print that.</translation>
    </message>
    <message numerus="yes">
        <source>%n cover sheet(s) written: {path}</source>
        <translation>
            <numerusform>%n cover sheet written: {path}</numerusform>
            <numerusform>%n cover sheets written: {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyBar</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out of the store: {what}</source>
        <translation>Take out of the store: {what}</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Handed over by</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Back to the store: {what}</source>
        <translation>Back to the store: {what}</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Name of the store keeper</source>
        <translation>Name of the store keeper</translation>
    </message>
</context>
<context>
    <name>CustodyPresenter</name>
    <message>
        <source>Undone by the opposite movement; both stand in the record.</source>
        <translation>Undone by the opposite movement; both stand in the record.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) stayed where they are: {why}</source>
        <translation>
            <numerusform>%n dossier stayed where it is: {why}</numerusform>
            <numerusform>%n dossiers stayed where they are: {why}</numerusform>
        </translation>
    </message>
    <message>
        <source>{code}: taken out of the store.</source>
        <translation>{code}: taken out of the store.</translation>
    </message>
    <message>
        <source>{code}: back in the store.</source>
        <translation>{code}: back in the store.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) taken out of the store.</source>
        <translation>
            <numerusform>%n dossier taken out of the store.</numerusform>
            <numerusform>%n dossiers taken out of the store.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) back in the store.</source>
        <translation>
            <numerusform>%n dossier back in the store.</numerusform>
            <numerusform>%n dossiers back in the store.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Page {page} accepted</source>
        <translation>Page {page} accepted</translation>
    </message>
    <message>
        <source>Page {page} rejected</source>
        <translation>Page {page} rejected</translation>
    </message>
    <message>
        <source>Verdict on page {page} taken back</source>
        <translation>Verdict on page {page} taken back</translation>
    </message>
    <message>
        <source>Verdict of {person} on page {page} taken back</source>
        <translation>Verdict of {person} on page {page} taken back</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) accepted with the sample</source>
        <translation>
            <numerusform>%n page accepted with the sample</numerusform>
            <numerusform>%n pages accepted with the sample</numerusform>
        </translation>
    </message>
    <message>
        <source>Document {n} passes</source>
        <translation>Document {n} passes</translation>
    </message>
    <message>
        <source>Document {n} does not pass</source>
        <translation>Document {n} does not pass</translation>
    </message>
</context>
<context>
    <name>DescribePanel</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Accept all</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>as before</translation>
    </message>
    <message>
        <source>next missing</source>
        <translation>next missing</translation>
    </message>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) left</source>
        <translation>
            <numerusform>1 field left</numerusform>
            <numerusform>%n fields left</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complete</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s): {left} left</source>
        <translation>
            <numerusform>1 suggestion: {left} left</numerusform>
            <numerusform>%n suggestions: {left} left</numerusform>
        </translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>No suggestion</translation>
    </message>
</context>
<context>
    <name>DescribePresenter</name>
    <message numerus="yes">
        <source>%n suggestion(s) accepted</source>
        <translation>
            <numerusform>1 suggestion accepted</numerusform>
            <numerusform>%n suggestions accepted</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no document before this one to copy from.</source>
        <translation>There is no document before this one to copy from.</translation>
    </message>
    <message>
        <source>as before: {fields}</source>
        <translation>as before: {fields}</translation>
    </message>
    <message>
        <source>The document before has nothing in this field.</source>
        <translation>The document before has nothing in this field.</translation>
    </message>
    <message>
        <source>Choose a field first, then draw the box.</source>
        <translation>Choose a field first, then draw the box.</translation>
    </message>
    <message>
        <source>Dossier: {what}</source>
        <translation>Dossier: {what}</translation>
    </message>
    <message>
        <source>Document {n}: {what}</source>
        <translation>Document {n}: {what}</translation>
    </message>
</context>
<context>
    <name>DescribeView</name>
    <message>
        <source>No words for this field were found in the box.</source>
        <translation>No words for this field were found in the box.</translation>
    </message>
    <message>
        <source>Draw a box on the page to read it into the field</source>
        <translation>Draw a box on the page to read it into the field</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describe</translation>
    </message>
    <message>
        <source>No dossier is open.</source>
        <translation>No dossier is open.</translation>
    </message>
    <message>
        <source>Choose a dossier</source>
        <translation>Choose a dossier</translation>
    </message>
    <message>
        <source>No page of this dossier is scanned yet.</source>
        <translation>No page of this dossier is scanned yet.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Document {n} / {m}</source>
        <translation>Document {n} / {m}</translation>
    </message>
    <message numerus="yes">
        <source>/ %n document(s) done</source>
        <translation>
            <numerusform>/ 1 document done</numerusform>
            <numerusform>/ %n documents done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>1 page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doc(s)</source>
        <translation>
            <numerusform>1 doc</numerusform>
            <numerusform>%n docs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) may begin a document, the first is page {page}.</source>
        <translation>
            <numerusform>1 page may begin a document: page {page}.</numerusform>
            <numerusform>%n pages may begin a document, the first is page {page}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Documents and their pages</source>
        <translation>Documents and their pages</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Save, next document</source>
        <translation>Save, next document</translation>
    </message>
    <message>
        <source>OCR text</source>
        <translation>OCR text</translation>
    </message>
    <message>
        <source>Draw a box to read</source>
        <translation>Draw a box to read</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>Mark all</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Lock the screen ({key})</source>
        <translation>Lock the screen ({key})</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Log out</translation>
    </message>
</context>
<context>
    <name>DoctorCard</name>
    <message numerus="yes">
        <source>%n thing(s) missing; each line says what to do.</source>
        <translation>
            <numerusform>%n thing missing; each line says what to do.</numerusform>
            <numerusform>%n things missing; each line says what to do.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that is needed is there.</source>
        <translation>Everything that is needed is there.</translation>
    </message>
    <message>
        <source>What the station stands on</source>
        <translation>What the station stands on</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>DocumentCard</name>
    <message>
        <source>Document {n}</source>
        <translation>Document {n}</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Passes</translation>
    </message>
    <message>
        <source>Does not…</source>
        <translation>Fails…</translation>
    </message>
    <message>
        <source>The document does not pass, and why</source>
        <translation>The document does not pass, and why</translation>
    </message>
</context>
<context>
    <name>DocumentMarks</name>
    <message numerus="yes">
        <source>%n document(s) marked</source>
        <translation>
            <numerusform>1 document marked</numerusform>
            <numerusform>%n documents marked</numerusform>
        </translation>
    </message>
    <message>
        <source>A document begins at page {n}</source>
        <translation>A document begins at page {n}</translation>
    </message>
    <message>
        <source>Page {n} continues the document before</source>
        <translation>Page {n} continues the document before</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Light or dark</source>
        <translation>Light or dark</translation>
    </message>
</context>
<context>
    <name>DossierPart</name>
    <message>
        <source>The dossier as a whole</source>
        <translation>The dossier as a whole</translation>
    </message>
    <message>
        <source>Findings on the dossier as a whole</source>
        <translation>Findings on the dossier as a whole</translation>
    </message>
    <message>
        <source>Pages by state</source>
        <translation>Pages by state</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Scanned by</source>
        <translation>Scanned by</translation>
    </message>
    <message>
        <source>Station, day</source>
        <translation>Station, day</translation>
    </message>
    <message>
        <source>Sheets: listed / scanned</source>
        <translation>Sheets: listed / scanned</translation>
    </message>
    <message>
        <source>Pages: listed / scanned</source>
        <translation>Pages: listed / scanned</translation>
    </message>
    <message>
        <source>Review round</source>
        <translation>Review round</translation>
    </message>
</context>
<context>
    <name>DuplicateCard</name>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Lay both dossiers side by side</source>
        <translation>Lay both dossiers side by side</translation>
    </message>
    <message>
        <source>No duplicate</source>
        <translation>No duplicate</translation>
    </message>
    <message>
        <source>Record that they are two different dossiers</source>
        <translation>Record that they are two different dossiers</translation>
    </message>
    <message>
        <source>May be there twice</source>
        <translation>May be there twice</translation>
    </message>
    <message>
        <source>Another fonds has a dossier of the same code: {code}.</source>
        <translation>Another fonds has a dossier of the same code: {code}.</translation>
    </message>
    <message>
        <source>{code} has the same title and years.</source>
        <translation>{code} has the same title and years.</translation>
    </message>
    <message>
        <source>The title of {code} is alike ({share} %).</source>
        <translation>The title of {code} is alike ({share} %).</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorPresenter</name>
    <message>
        <source>Page {page}: skew and crop by hand</source>
        <translation>Page {page}: skew and crop by hand</translation>
    </message>
    <message>
        <source>Page {page}: automatic again</source>
        <translation>Page {page}: automatic again</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>The automatic frame is being found…</source>
        <translation>The automatic frame is being found…</translation>
    </message>
    <message numerus="yes">
        <source>The crop cuts %n piece(s) of ink away</source>
        <translation>
            <numerusform>The crop cuts %n piece of ink away</numerusform>
            <numerusform>The crop cuts %n pieces of ink away</numerusform>
        </translation>
    </message>
    <message>
        <source>limit {limit}</source>
        <translation>limit {limit}</translation>
    </message>
    <message>
        <source>The text seems to stand on its head</source>
        <translation>The text seems to stand on its head</translation>
    </message>
    <message>
        <source>The frame leaves the master by {length}: filled with the colour of the paper</source>
        <translation>The frame leaves the master by {length}: filled with the colour of the paper</translation>
    </message>
    <message>
        <source>{handle}: arrows move it by 1 px, with ⇧ by 10 · Esc: turn again</source>
        <translation>{handle}: arrows move it by 1 px, with ⇧ by 10 · Esc: turn again</translation>
    </message>
    <message>
        <source>Draw a line along the text to level it · ← → turn · Tab: handles</source>
        <translation>Draw a line along the text to level it · ← → turn · Tab: handles</translation>
    </message>
    <message>
        <source>Top left corner</source>
        <translation>Top left corner</translation>
    </message>
    <message>
        <source>Top side</source>
        <translation>Top side</translation>
    </message>
    <message>
        <source>Top right corner</source>
        <translation>Top right corner</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Right side</translation>
    </message>
    <message>
        <source>Bottom right corner</source>
        <translation>Bottom right corner</translation>
    </message>
    <message>
        <source>Bottom side</source>
        <translation>Bottom side</translation>
    </message>
    <message>
        <source>Bottom left corner</source>
        <translation>Bottom left corner</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Left side</translation>
    </message>
    <message>
        <source>Skew and crop</source>
        <translation>Skew and crop</translation>
    </message>
    <message>
        <source>Page {n} · {words}</source>
        <translation>Page {n} · {words}</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>Grid lines</source>
        <translation>Grid lines</translation>
    </message>
    <message>
        <source>Master with the frame of the crop</source>
        <translation>Master with the frame of the crop</translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retired</translation>
    </message>
</context>
<context>
    <name>FaultBar</name>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>The sheet on the table is another one: sheet {n} is marked, and fed again into its place</source>
        <translation>The sheet on the table is another one: sheet {n} is marked, and fed again into its place</translation>
    </message>
    <message>
        <source>Back to sheet {n}</source>
        <translation>Back to sheet {n}</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>required</source>
        <translation>required</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>expected</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>suggested</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>filled</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Any state</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>Any finding</source>
        <translation>Any finding</translation>
    </message>
    <message>
        <source>Any document</source>
        <translation>Any document</translation>
    </message>
    <message>
        <source>New since the last review</source>
        <translation>New since the last review</translation>
    </message>
    <message>
        <source>Every n-th</source>
        <translation>Every n-th</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>List every page again</source>
        <translation>List every page again</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Every n-th page</source>
        <translation>Every n-th page</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Not scanned</translation>
    </message>
    <message>
        <source>Being scanned</source>
        <translation>Being scanned</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Waits for review</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Packaged</source>
        <translation>Packaged</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Not digitised</source>
        <translation>Not digitised</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>FirstPersonView</name>
    <message>
        <source>The first account</source>
        <translation>The first account</translation>
    </message>
    <message>
        <source>This workspace has no accounts yet. The first person administers it and makes the others' accounts.</source>
        <translation>This workspace has no accounts yet. The first person administers it and makes the others' accounts.</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Name for logging in</source>
        <translation>Name for logging in</translation>
    </message>
    <message>
        <source>Password, 8 characters or more</source>
        <translation>Password, 8 characters or more</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>The same password again</translation>
    </message>
    <message>
        <source>Also works as (nobody reviews what they scanned)</source>
        <translation>Also works as (nobody reviews what they scanned)</translation>
    </message>
    <message>
        <source>Make the account and enter</source>
        <translation>Make the account and enter</translation>
    </message>
</context>
<context>
    <name>FondsModel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Described</source>
        <translation>Described</translation>
    </message>
</context>
<context>
    <name>FondsPresenter</name>
    <message>
        <source>Fonds {code}: description stored</source>
        <translation>Fonds {code}: description stored</translation>
    </message>
</context>
<context>
    <name>FondsView</name>
    <message>
        <source>Fonds</source>
        <translation>Fonds</translation>
    </message>
    <message>
        <source>No unit</source>
        <translation>No unit</translation>
    </message>
    <message>
        <source>Fonds come with the first inventory.</source>
        <translation>Fonds come with the first inventory.</translation>
    </message>
    <message>
        <source>Unit whose figures it counts in</source>
        <translation>Unit whose figures it counts in</translation>
    </message>
    <message>
        <source>No unit is registered yet: see Units.</source>
        <translation>No unit is registered yet: see Units.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>More fields ({n})</source>
        <translation>More fields ({n})</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Fewer fields</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>On my table</source>
        <translation>On my table</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
    <message>
        <source>No paper taken out</source>
        <translation>No paper taken out</translation>
    </message>
    <message>
        <source>Show it in the list</source>
        <translation>Show it in the list</translation>
    </message>
    <message>
        <source>Return to store</source>
        <translation>Return to store</translation>
    </message>
    <message>
        <source>Return the chosen dossiers to the store</source>
        <translation>Return the chosen dossiers to the store</translation>
    </message>
    <message>
        <source>On my table: {n}</source>
        <translation>On my table: {n}</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Importing {file}</source>
        <translation>Importing {file}</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Row {n}: {what}</source>
        <translation>Row {n}: {what}</translation>
    </message>
    <message>
        <source>Choose a list: .xlsx, .xlsm or .csv.</source>
        <translation>Choose a list: .xlsx, .xlsm or .csv.</translation>
    </message>
    <message>
        <source>No column means: {fields}. Choose it at the left.</source>
        <translation>No column means: {fields}. Choose it at the left.</translation>
    </message>
    <message>
        <source>The list does not say whose dossiers it has. Enter the code of the fonds above.</source>
        <translation>The list does not say whose dossiers it has. Enter the code of the fonds above.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) below the heading; all are checked before any is kept.</source>
        <translation>
            <numerusform>%n row below the heading; it is checked before it is kept.</numerusform>
            <numerusform>%n rows below the heading; all are checked before any is kept.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fonds: {codes}.</source>
        <translation>Fonds: {codes}.</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>What the columns mean</translation>
    </message>
    <message>
        <source>Fields with * are needed; the others may be left out.</source>
        <translation>Fields with * are needed; the others may be left out.</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>The first rows</translation>
    </message>
    <message>
        <source>Name under which this mapping is kept for lists with the same headings</source>
        <translation>Name under which this mapping is kept for lists with the same headings</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Name of the mapping</translation>
    </message>
    <message>
        <source>Keep the mapping</source>
        <translation>Keep the mapping</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Check and import</source>
        <translation>Check and import</translation>
    </message>
    <message>
        <source>Choose the approved list of dossiers.</source>
        <translation>Choose the approved list of dossiers.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>InventoriesModel</name>
    <message>
        <source>Inventory</source>
        <translation>Inventory</translation>
    </message>
    <message>
        <source>Fonds</source>
        <translation>Fonds</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>First</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>{count}, in part</source>
        <translation>{count}, in part</translation>
    </message>
</context>
<context>
    <name>InventoriesPresenter</name>
    <message>
        <source>Inventories</source>
        <translation>Inventories</translation>
    </message>
</context>
<context>
    <name>InventoriesView</name>
    <message>
        <source>Inventories</source>
        <translation>Inventories</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Import an inventory</source>
        <translation>Import an inventory</translation>
    </message>
    <message>
        <source>No inventory was imported yet.</source>
        <translation>No inventory was imported yet.</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>Cancel: {job}</translation>
    </message>
    <message>
        <source>running for {time}</source>
        <translation>running for {time}</translation>
    </message>
    <message>
        <source>{rate} a minute</source>
        <translation>{rate} a minute</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} left</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>What runs in the background</source>
        <translation>What runs in the background</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nothing runs now.</source>
        <translation>Nothing runs now.</translation>
    </message>
    <message>
        <source>Go on inspecting</source>
        <translation>Go on inspecting</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) wait for inspection and OCR, one job for both.</source>
        <translation>
            <numerusform>%n page waits for inspection and OCR, one job for both.</numerusform>
            <numerusform>%n pages wait for inspection and OCR, one job for both.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every page is inspected and has its OCR text.</source>
        <translation>Every page is inspected and has its OCR text.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Editor of skew and crop</source>
        <translation>Editor of skew and crop</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Strike the new key for “{action}”. Esc leaves it as it is.</source>
        <translation>Strike the new key for “{action}”. Esc leaves it as it is.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Choose an action, press Enter, strike its new key. It acts at once, for you, at this station.</source>
        <translation>Choose an action, press Enter, strike its new key. It acts at once, for you, at this station.</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Change the key</translation>
    </message>
    <message>
        <source>Default key</source>
        <translation>Default key</translation>
    </message>
    <message>
        <source>All default keys</source>
        <translation>All default keys</translation>
    </message>
</context>
<context>
    <name>KeysModel</name>
    <message>
        <source>What it does</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>By default</source>
        <translation>By default</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fixed</translation>
    </message>
</context>
<context>
    <name>KeysPresenter</name>
    <message>
        <source>“{action}” keeps its key.</source>
        <translation>“{action}” keeps its key.</translation>
    </message>
    <message>
        <source>{key} stays with fields and lists. Choose another key.</source>
        <translation>{key} stays with fields and lists. Choose another key.</translation>
    </message>
    <message>
        <source>{key} already means “{other}”. Choose another key, or change that one first.</source>
        <translation>{key} already means “{other}”. Choose another key, or change that one first.</translation>
    </message>
</context>
<context>
    <name>LeafPicker</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Leaves missing</source>
        <translation>Leaves missing</translation>
    </message>
    <message>
        <source>One leaf fewer (−)</source>
        <translation>One leaf fewer (−)</translation>
    </message>
    <message>
        <source>One leaf more (+)</source>
        <translation>One leaf more (+)</translation>
    </message>
    <message>
        <source>Notes on this leaf</source>
        <translation>Notes on this leaf</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
</context>
<context>
    <name>LimitsModel</name>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Waiting to be packed</source>
        <translation>Waiting to be packed</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Faults</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) selected</source>
        <translation>
            <numerusform>%n dossier selected</numerusform>
            <numerusform>%n dossiers selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Code or title</source>
        <translation>Code or title</translation>
    </message>
    <message>
        <source>Find by code or title</source>
        <translation>Find by code or title</translation>
    </message>
</context>
<context>
    <name>LiveCard</name>
    <message>
        <source>Waits for paper: lay it in</source>
        <translation>Waits for paper: lay it in</translation>
    </message>
    <message>
        <source>Stopping after this page</source>
        <translation>Stopping after this page</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>Scanner stopped</source>
        <translation>Scanner stopped</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>{n} pages/min</source>
        <translation>{n} pages/min</translation>
    </message>
    <message numerus="yes">
        <source>page(s) in this run</source>
        <translation>
            <numerusform>page in this run</numerusform>
            <numerusform>pages in this run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n page(s) are on the disk</source>
        <translation>
            <numerusform>The page is on the disk</numerusform>
            <numerusform>All %n pages are on the disk</numerusform>
        </translation>
    </message>
    <message>
        <source>No page yet</source>
        <translation>No page yet</translation>
    </message>
</context>
<context>
    <name>LoginPresenter</name>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>The two passwords differ. Type the same one twice.</translation>
    </message>
</context>
<context>
    <name>LoginView</name>
    <message>
        <source>Screen locked</source>
        <translation>Screen locked</translation>
    </message>
    <message>
        <source>Scanning station</source>
        <translation>Scanning station</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Log in as somebody else</source>
        <translation>Log in as somebody else</translation>
    </message>
    <message>
        <source>How to enter</source>
        <translation>How to enter</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Language and look</source>
        <translation>Language and look</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Vietnamese typing</source>
        <translation>Vietnamese typing</translation>
    </message>
    <message>
        <source>Lock the screen after</source>
        <translation>Lock the screen after</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>So that keys act as struck where no text is typed</source>
        <translation>So that keys act as struck where no text is typed</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>When nobody touches mouse or keyboard for so long. Scanning and inspecting go on behind it.</source>
        <translation>When nobody touches mouse or keyboard for so long. Scanning and inspecting go on behind it.</translation>
    </message>
</context>
<context>
    <name>MadeModel</name>
    <message>
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>all units</translation>
    </message>
</context>
<context>
    <name>ManageView</name>
    <message>
        <source>Manage</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>Parts of this room</source>
        <translation>Parts of this room</translation>
    </message>
</context>
<context>
    <name>MastersCard</name>
    <message>
        <source>State of the masters</source>
        <translation>State of the masters</translation>
    </message>
    <message>
        <source>At the last start every master was in its place, and no unknown file lay among them.</source>
        <translation>At the last start every master was in its place, and no unknown file lay among them.</translation>
    </message>
    <message>
        <source>The last start found what is listed here. Nothing was deleted.</source>
        <translation>The last start found what is listed here. Nothing was deleted.</translation>
    </message>
    <message numerus="yes">
        <source>%n lost master(s)</source>
        <translation>
            <numerusform>%n lost master</numerusform>
            <numerusform>%n lost masters</numerusform>
        </translation>
    </message>
    <message>
        <source>Their dossiers are held. Put the file back under its name from the backup and start the station again; where there is no backup, take the paper out of the store and rescan the page.</source>
        <translation>Their dossiers are held. Put the file back under its name from the backup and start the station again; where there is no backup, take the paper out of the store and rescan the page.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) set aside</source>
        <translation>
            <numerusform>%n file set aside</numerusform>
            <numerusform>%n files set aside</numerusform>
        </translation>
    </message>
    <message>
        <source>They lie in {folder}. No page speaks of them; keep them until the dossiers are checked.</source>
        <translation>They lie in {folder}. No page speaks of them; keep them until the dossiers are checked.</translation>
    </message>
    <message>
        <source>The station had stopped without closing.</source>
        <translation>The station had stopped without closing.</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) of images that nobody was told of were removed.</source>
        <translation>
            <numerusform>%n unfinished file of an image that nobody was told of was removed.</numerusform>
            <numerusform>%n unfinished files of images that nobody was told of were removed.</numerusform>
        </translation>
    </message>
    <message>
        <source>whole: its bytes match its name</source>
        <translation>whole: its bytes match its name</translation>
    </message>
    <message>
        <source>damaged: bytes and name differ</source>
        <translation>damaged: bytes and name differ</translation>
    </message>
</context>
<context>
    <name>MediaCard</name>
    <message>
        <source>Findings of the file</source>
        <translation>Findings of the file</translation>
    </message>
    <message>
        <source>Take out of the dossier</source>
        <translation>Take out of the dossier</translation>
    </message>
    <message>
        <source>film</source>
        <translation>film</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>sound</translation>
    </message>
</context>
<context>
    <name>MediaList</name>
    <message>
        <source>Sound and film</source>
        <translation>Sound and film</translation>
    </message>
    <message>
        <source>Add audio, video…</source>
        <translation>Add audio, video…</translation>
    </message>
    <message>
        <source>Take in files of sound and film that exist already</source>
        <translation>Take in files of sound and film that exist already</translation>
    </message>
    <message>
        <source>Sound and film ({patterns})</source>
        <translation>Sound and film ({patterns})</translation>
    </message>
    <message>
        <source>Choose sound and film</source>
        <translation>Choose sound and film</translation>
    </message>
</context>
<context>
    <name>MediaPart</name>
    <message>
        <source>taken out by the clerk</source>
        <translation>taken out by the clerk</translation>
    </message>
    <message>
        <source>{file} taken out</source>
        <translation>{file} taken out</translation>
    </message>
    <message>
        <source>Document {n} is of photographs</source>
        <translation>Document {n} is of photographs</translation>
    </message>
    <message>
        <source>Document {n} is of text</source>
        <translation>Document {n} is of text</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Reading {file}…</translation>
    </message>
    <message>
        <source>{file} taken in</source>
        <translation>{file} taken in</translation>
    </message>
</context>
<context>
    <name>MissingWalk</name>
    <message>
        <source>Not handed in yet: this field is missing or wrong. {key} goes to the next one.</source>
        <translation>Not handed in yet: this field is missing or wrong. {key} goes to the next one.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Nothing is missing.</translation>
    </message>
    <message numerus="yes">
        <source>All %n document(s) are described. Hand the dossier in.</source>
        <translation>
            <numerusform>The document is described. Hand the dossier in.</numerusform>
            <numerusform>All %n documents are described. Hand the dossier in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsBar</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>NumbersBar</name>
    <message>
        <source>Angle °</source>
        <translation>Angle °</translation>
    </message>
    <message>
        <source>Angle in degrees</source>
        <translation>Angle in degrees</translation>
    </message>
    <message>
        <source>Degrees clockwise; ← and → on the page do the same</source>
        <translation>Degrees clockwise; ← and → on the page do the same</translation>
    </message>
    <message>
        <source>0.1° to the left</source>
        <translation>0.1° to the left</translation>
    </message>
    <message>
        <source>0.1° to the right</source>
        <translation>0.1° to the right</translation>
    </message>
    <message>
        <source>Cut {unit}</source>
        <translation>Cut {unit}</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Top</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Bottom</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>How far inside of the master's edge the side lies; below 0: outside</source>
        <translation>How far inside of the master's edge the side lies; below 0: outside</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Back to what the machine found</source>
        <translation>Back to what the machine found</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Leave the page as it was</source>
        <translation>Leave the page as it was</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Apply, next</source>
        <translation>Apply, next</translation>
    </message>
    <message>
        <source>Apply, and go to the next page that needs a look</source>
        <translation>Apply, and go to the next page that needs a look</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>How surely the text is read: before → after. Measured while the hand rests.</source>
        <translation>How surely the text is read: before → after. Measured while the hand rests.</translation>
    </message>
</context>
<context>
    <name>OlderForm</name>
    <message>
        <source>No newer data are left</source>
        <translation>No newer data are left</translation>
    </message>
    <message>
        <source>An administrator may go on with the older data. The record keeps who did and why; scans that only the newer data knew are set aside in the folder quarantine.</source>
        <translation>An administrator may go on with the older data. The record keeps who did and why; scans that only the newer data knew are set aside in the folder quarantine.</translation>
    </message>
    <message>
        <source>Administrator's name</source>
        <translation>Administrator's name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Go on with the older data</source>
        <translation>Go on with the older data</translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>The workspace cannot be opened</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>Opening the workspace</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message>
        <source>All units</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Folder for the report</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Language of the report</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamese</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>OtherPresenter</name>
    <message>
        <source>Verify {name}</source>
        <translation>Verify {name}</translation>
    </message>
</context>
<context>
    <name>OtherView</name>
    <message>
        <source>Choose a package</source>
        <translation>Choose a package</translation>
    </message>
    <message>
        <source>Packages (*.zip);;All files (*)</source>
        <translation>Packages (*.zip);;All files (*)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>Verify another package</source>
        <translation>Verify another package</translation>
    </message>
    <message>
        <source>A ZIP or a folder, of any station. Nothing but its files is used, and nothing in it is changed.</source>
        <translation>A ZIP or a folder, of any station. Nothing but its files is used, and nothing in it is changed.</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>File or folder</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>? Could not check</source>
        <translation>? Could not check</translation>
    </message>
    <message>
        <source>Being verified…</source>
        <translation>Being verified…</translation>
    </message>
    <message>
        <source>no known structure</source>
        <translation>no known structure</translation>
    </message>
    <message numerus="yes">
        <source>✓ {structure}: %n page(s)</source>
        <translation>
            <numerusform>✓ {structure}: %n page</numerusform>
            <numerusform>✓ {structure}: %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ {structure}: %n rule(s) broken</source>
        <translation>
            <numerusform>✗ {structure}: %n rule broken</numerusform>
            <numerusform>✗ {structure}: %n rules broken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Masters</source>
        <translation>Masters</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>Package number</source>
        <translation>Package number</translation>
    </message>
    <message>
        <source>Code of the submission that the packages belong to</source>
        <translation>Code of the submission that the packages belong to</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>The next one</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Beside the package</source>
        <translation>Beside the package</translation>
    </message>
    <message>
        <source>Inside the package</source>
        <translation>Inside the package</translation>
    </message>
</context>
<context>
    <name>PackagePanel</name>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copy path</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>A sealed package is never changed. Pack the next version instead.</source>
        <translation>A sealed package is never changed. Pack the next version instead.</translation>
    </message>
    <message>
        <source>Sealing is final: a later change makes a new version.</source>
        <translation>Sealing is final: a later change makes a new version.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Manifest SHA-256</source>
        <translation>Manifest SHA-256</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Page {done} of {total}</source>
        <translation>Page {done} of {total}</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Waits for its turn</translation>
    </message>
    <message>
        <source>Verified before it was sealed</source>
        <translation>Verified before it was sealed</translation>
    </message>
</context>
<context>
    <name>PackagesModel</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verification</translation>
    </message>
</context>
<context>
    <name>PackagesPresenter</name>
    <message>
        <source>Package {dossier}</source>
        <translation>Package {dossier}</translation>
    </message>
    <message>
        <source>Verify the package of {dossier}</source>
        <translation>Verify the package of {dossier}</translation>
    </message>
</context>
<context>
    <name>PackagesView</name>
    <message>
        <source>Export the list</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>Pack the next version</source>
        <translation>Pack the next version</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Pack</translation>
    </message>
    <message numerus="yes">
        <source>Pack %n dossier(s)</source>
        <translation>
            <numerusform>Pack %n dossier</numerusform>
            <numerusform>Pack %n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n that wait(s)</source>
        <translation>
            <numerusform>Stop %n that waits</numerusform>
            <numerusform>Stop %n that wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pack all %n</source>
        <translation>
            <numerusform>Pack all %n</numerusform>
            <numerusform>Pack all %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Approved and sealed</source>
        <translation>Approved and sealed</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Verify another…</source>
        <translation>Verify another…</translation>
    </message>
    <message>
        <source>No dossier is approved yet.</source>
        <translation>No dossier is approved yet.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>PackagingCard</name>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Decides which fields are described and which packages are made first. A dossier can still be packed for another receiver.</source>
        <translation>Decides which fields are described and which packages are made first. A dossier can still be packed for another receiver.</translation>
    </message>
    <message>
        <source>An administrator chooses it.</source>
        <translation>An administrator chooses it.</translation>
    </message>
    <message>
        <source>Package profile</source>
        <translation>Package profile</translation>
    </message>
    <message>
        <source>Archive and agency</source>
        <translation>Archive and agency</translation>
    </message>
    <message>
        <source>The national packages cannot be made without the code of the archive.</source>
        <translation>The national packages cannot be made without the code of the archive.</translation>
    </message>
    <message>
        <source>Code of the archive</source>
        <translation>Code of the archive</translation>
    </message>
    <message>
        <source>Name of the archive</source>
        <translation>Name of the archive</translation>
    </message>
    <message>
        <source>Code of the agency</source>
        <translation>Code of the agency</translation>
    </message>
    <message>
        <source>Name of the agency</source>
        <translation>Name of the agency</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
</context>
<context>
    <name>PackagingPresenter</name>
    <message>
        <source>Packages: {profile}</source>
        <translation>Packages: {profile}</translation>
    </message>
</context>
<context>
    <name>PackingQueue</name>
    <message numerus="yes">
        <source>{what}, %n more after it</source>
        <translation>
            <numerusform>{what}, %n more after it</numerusform>
            <numerusform>{what}, %n more after it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageChanges</name>
    <message>
        <source>Page {page} removed</source>
        <translation>Page {page} removed</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) removed</source>
        <translation>
            <numerusform>%n page removed</numerusform>
            <numerusform>%n pages removed</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} turned</source>
        <translation>Page {page} turned</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) turned</source>
        <translation>
            <numerusform>%n page turned</numerusform>
            <numerusform>%n pages turned</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} moved</source>
        <translation>Page {page} moved</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) moved</source>
        <translation>
            <numerusform>%n page moved</numerusform>
            <numerusform>%n pages moved</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} marked as blank</source>
        <translation>Page {page} marked as blank</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) marked as blank</source>
        <translation>
            <numerusform>%n page marked as blank</numerusform>
            <numerusform>%n pages marked as blank</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} no longer blank</source>
        <translation>Page {page} no longer blank</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) no longer blank</source>
        <translation>
            <numerusform>%n page no longer blank</numerusform>
            <numerusform>%n pages no longer blank</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} looked at</source>
        <translation>Page {page} looked at</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) looked at</source>
        <translation>
            <numerusform>%n page looked at</numerusform>
            <numerusform>%n pages looked at</numerusform>
        </translation>
    </message>
    <message>
        <source>Leaf of page {page} noted</source>
        <translation>Leaf of page {page} noted</translation>
    </message>
    <message>
        <source>Note on page {page} withdrawn</source>
        <translation>Note on page {page} withdrawn</translation>
    </message>
    <message>
        <source>Document begun at page {page}</source>
        <translation>Document begun at page {page}</translation>
    </message>
    <message>
        <source>Page {page} continues the document before</source>
        <translation>Page {page} continues the document before</translation>
    </message>
    <message>
        <source>Page {page} scanned again</source>
        <translation>Page {page} scanned again</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) scanned again</source>
        <translation>
            <numerusform>%n page scanned again</numerusform>
            <numerusform>%n pages scanned again</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} inserted</source>
        <translation>Page {page} inserted</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) inserted</source>
        <translation>
            <numerusform>%n page inserted</numerusform>
            <numerusform>%n pages inserted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagePart</name>
    <message>
        <source>Page {n}</source>
        <translation>Page {n}</translation>
    </message>
    <message>
        <source>accepted in an earlier review</source>
        <translation>accepted in an earlier review</translation>
    </message>
    <message>
        <source>Accept, next</source>
        <translation>Accept, next</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Reject…</translation>
    </message>
    <message>
        <source>A flagged page asks why it is accepted. Reject: R, a digit, Enter.</source>
        <translation>A flagged page asks why it is accepted. Reject: R, a digit, Enter.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Note for the next verdict ({key})</source>
        <translation>Note for the next verdict ({key})</translation>
    </message>
    <message>
        <source>Note for the next verdict</source>
        <translation>Note for the next verdict</translation>
    </message>
    <message>
        <source>Kept with this page until the next verdict on it.</source>
        <translation>Kept with this page until the next verdict on it.</translation>
    </message>
</context>
<context>
    <name>PageStage</name>
    <message>
        <source>Waits for paper · lay it in, scanning starts by itself · {key} ends it</source>
        <translation>Waits for paper · lay it in, scanning starts by itself · {key} ends it</translation>
    </message>
    <message>
        <source>No page yet. Lay paper in, then press {key}.</source>
        <translation>No page yet. Lay paper in, then press {key}.</translation>
    </message>
    <message>
        <source>Last good page</source>
        <translation>Last good page</translation>
    </message>
    <message>
        <source>Last page stored</source>
        <translation>Last page stored</translation>
    </message>
    <message>
        <source>{side} · p. {page}</source>
        <translation>{side} · p. {page}</translation>
    </message>
    <message>
        <source>Find on the table</source>
        <translation>Find on the table</translation>
    </message>
    <message>
        <source>Sheet {n}</source>
        <translation>Sheet {n}</translation>
    </message>
    <message>
        <source>Sheet {n} {side}</source>
        <translation>Sheet {n} {side}</translation>
    </message>
    <message>
        <source>P. {n}</source>
        <translation>P. {n}</translation>
    </message>
    <message>
        <source>Feed again</source>
        <translation>Feed again</translation>
    </message>
    <message>
        <source>its verso is missing</source>
        <translation>its verso is missing</translation>
    </message>
    <message>
        <source>Feed next</source>
        <translation>Feed next</translation>
    </message>
    <message>
        <source>right after this one</source>
        <translation>right after this one</translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>Too many chosen: at most {n} at once.</source>
        <translation>Too many chosen: at most {n} at once.</translation>
    </message>
    <message>
        <source>No paper lies on your table.</source>
        <translation>No paper lies on your table.</translation>
    </message>
    <message>
        <source>to the secret store</source>
        <translation>to the secret store</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>Your password is changed. It holds from the next time you log in.</source>
        <translation>Your password is changed. It holds from the next time you log in.</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>My password</translation>
    </message>
    <message>
        <source>Whoever knows it acts in your name. If you forgot it, an administrator gives you another.</source>
        <translation>Whoever knows it acts in your name. If you forgot it, an administrator gives you another.</translation>
    </message>
    <message>
        <source>New password, {least} characters or more</source>
        <translation>New password, {least} characters or more</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>The new one again</source>
        <translation>The new one again</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Change my password</translation>
    </message>
</context>
<context>
    <name>PasswordPresenter</name>
    <message>
        <source>The two new passwords differ. Type the same one twice.</source>
        <translation>The two new passwords differ. Type the same one twice.</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Account “{name}”</source>
        <translation>Account “{name}”</translation>
    </message>
    <message>
        <source>One more account</source>
        <translation>One more account</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Make the account</translation>
    </message>
    <message>
        <source>Keep the changes</source>
        <translation>Keep the changes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>Open the account again</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>Close the account</translation>
    </message>
    <message>
        <source>For somebody who left: no log-in any more; the record keeps name and work.</source>
        <translation>For somebody who left: no log-in any more; the record keeps name and work.</translation>
    </message>
    <message>
        <source>Staff number (where two people have the same full name)</source>
        <translation>Staff number (where two people have the same full name)</translation>
    </message>
    <message>
        <source>Password, {least} characters or more</source>
        <translation>Password, {least} characters or more</translation>
    </message>
    <message>
        <source>New password, {least} characters or more (empty: the old one stays)</source>
        <translation>New password, {least} characters or more (empty: the old one stays)</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>The same password again</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Nobody is deleted, and a name is never given to another person. Changes hold from the person's next act; who lost a role logs in again.</source>
        <translation>Nobody is deleted, and a name is never given to another person. Changes hold from the person's next act; who lost a role logs in again.</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Add an account</translation>
    </message>
    <message>
        <source>Name for logging in</source>
        <translation>Name for logging in</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
</context>
<context>
    <name>PeoplePresenter</name>
    <message>
        <source>The account of {name} is made.</source>
        <translation>The account of {name} is made.</translation>
    </message>
    <message>
        <source>Account {name} changed</source>
        <translation>Account {name} changed</translation>
    </message>
    <message>
        <source>{name} logs in with the new password from now on.</source>
        <translation>{name} logs in with the new password from now on.</translation>
    </message>
    <message>
        <source>Account {name} closed</source>
        <translation>Account {name} closed</translation>
    </message>
    <message>
        <source>Account {name} opened again</source>
        <translation>Account {name} opened again</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>The two passwords differ. Type the same one twice.</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Sampling plan</source>
        <translation>Sampling plan</translation>
    </message>
    <message>
        <source>Tightened</source>
        <translation>Tightened</translation>
    </message>
    <message>
        <source>A page of the sample was rejected: every page of the rest is looked at too.</source>
        <translation>A page of the sample was rejected: every page of the rest is looked at too.</translation>
    </message>
    <message>
        <source>Pages to check</source>
        <translation>Pages to check</translation>
    </message>
    <message>
        <source>Every other page</source>
        <translation>Every other page</translation>
    </message>
    <message>
        <source>Random sample</source>
        <translation>Random sample</translation>
    </message>
    <message numerus="yes">
        <source>Accept the rest: %n page(s)</source>
        <translation>
            <numerusform>Accept the rest: %n page</numerusform>
            <numerusform>Accept the rest: %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest is decided.</source>
        <translation>The rest is decided.</translation>
    </message>
    <message numerus="yes">
        <source>First decide %n page(s) of the plan.</source>
        <translation>
            <numerusform>First decide %n page of the plan.</numerusform>
            <numerusform>First decide %n pages of the plan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every page is looked at.</source>
        <translation>Every page is looked at.</translation>
    </message>
    <message numerus="yes">
        <source>100 % of the pages to check, and %n page(s) at random.</source>
        <translation>
            <numerusform>100 % of the pages to check, and %n page at random.</numerusform>
            <numerusform>100 % of the pages to check, and %n pages at random.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tightened: too few pages of this operator were reviewed so far.</source>
        <translation>Tightened: too few pages of this operator were reviewed so far.</translation>
    </message>
    <message>
        <source>Tightened: {rate} % of the operator's pages were rejected in {days} days, over {limit} %.</source>
        <translation>Tightened: {rate} % of the operator's pages were rejected in {days} days, over {limit} %.</translation>
    </message>
    <message>
        <source>Tightened: {rate} % of the operator's pages were rejected.</source>
        <translation>Tightened: {rate} % of the operator's pages were rejected.</translation>
    </message>
    <message>
        <source>Policy {name}, version {version}</source>
        <translation>Policy {name}, version {version}</translation>
    </message>
    <message>
        <source>{size} of {population} pages that passed</source>
        <translation>{size} of {population} pages that passed</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>Finds out more than {rate} % of bad pages with {sure} % confidence</source>
        <translation>Finds out more than {rate} % of bad pages with {sure} % confidence</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>The whole project</translation>
    </message>
</context>
<context>
    <name>PlanPresenter</name>
    <message>
        <source>the whole project</source>
        <translation>the whole project</translation>
    </message>
    <message>
        <source>Plan of {unit} stored</source>
        <translation>Plan of {unit} stored</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Digits only; points and blanks between them are allowed.</source>
        <translation>Digits only; points and blanks between them are allowed.</translation>
    </message>
    <message>
        <source>A day of the calendar, such as 31/12/2027.</source>
        <translation>A day of the calendar, such as 31/12/2027.</translation>
    </message>
    <message>
        <source>The deadline is before the begin.</source>
        <translation>The deadline is before the begin.</translation>
    </message>
    <message>
        <source>A number such as 1.2, or the names of coefficients joined by *.</source>
        <translation>A number such as 1.2, or the names of coefficients joined by *.</translation>
    </message>
    <message>
        <source>{n} pages a working day</source>
        <translation>{n} pages a working day</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>The whole project</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>No plan is set yet.</source>
        <translation>No plan is set yet.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Pages done before</source>
        <translation>Pages done before</translation>
    </message>
    <message>
        <source>Dossiers done before</source>
        <translation>Dossiers done before</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Price of an A4 page (đ)</source>
        <translation>Price of an A4 page (đ)</translation>
    </message>
    <message>
        <source>Coefficient K</source>
        <translation>Coefficient K</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Cost of the whole</source>
        <translation>Cost of the whole</translation>
    </message>
    <message>
        <source>Cost of what is done</source>
        <translation>Cost of what is done</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>At the pace of now done on</source>
        <translation>At the pace of now done on</translation>
    </message>
    <message>
        <source>Store the plan</source>
        <translation>Store the plan</translation>
    </message>
</context>
<context>
    <name>PoliciesCard</name>
    <message>
        <source>Somebody other than the operator looks at every page.</source>
        <translation>Somebody other than the operator looks at every page.</translation>
    </message>
    <message>
        <source>Bad pages promised ≤ {rate} % with {confidence} % confidence: of a dossier of {pages} pages {size} are looked at, at random, and every flagged one.</source>
        <translation>Bad pages promised ≤ {rate} % with {confidence} % confidence: of a dossier of {pages} pages {size} are looked at, at random, and every flagged one.</translation>
    </message>
    <message>
        <source>Tightened to ≤ {rate} % ({size} of {pages} pages) when more than {limit} % of the operator's pages were rejected within {days} days, or fewer than {least} were judged; above {full} %, every page.</source>
        <translation>Tightened to ≤ {rate} % ({size} of {pages} pages) when more than {limit} % of the operator's pages were rejected within {days} days, or fewer than {least} were judged; above {full} %, every page.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>How much a reviewer must look at. It holds for reviews that begin from now on.</source>
        <translation>How much a reviewer must look at. It holds for reviews that begin from now on.</translation>
    </message>
    <message>
        <source>An administrator chooses it.</source>
        <translation>An administrator chooses it.</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>{title} · {name}, version {version}. Every report names it; a changed one is a file.</source>
        <translation>{title} · {name}, version {version}. Every report names it; a changed one is a file.</translation>
    </message>
    <message>
        <source>Limits of the checks</source>
        <translation>Limits of the checks</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>PoliciesPresenter</name>
    <message>
        <source>Sampling: {policy}</source>
        <translation>Sampling: {policy}</translation>
    </message>
</context>
<context>
    <name>PreScanCard</name>
    <message>
        <source>Before scanning</source>
        <translation>Before scanning</translation>
    </message>
    <message>
        <source>Choose a dossier in the list, or type its code.</source>
        <translation>Choose a dossier in the list, or type its code.</translation>
    </message>
    <message>
        <source>Start scanning</source>
        <translation>Start scanning</translation>
    </message>
    <message>
        <source>Move to the secret store</source>
        <translation>Move to the secret store</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Scanning begins once a scanner answers…</source>
        <translation>Scanning begins once a scanner answers…</translation>
    </message>
    <message>
        <source>Looking for scanners…</source>
        <translation>Looking for scanners…</translation>
    </message>
    <message>
        <source>No scanner answers: {key}, look again</source>
        <translation>No scanner answers: {key}, look again</translation>
    </message>
    <message>
        <source>(title not shown at this station)</source>
        <translation>(title not shown at this station)</translation>
    </message>
    <message>
        <source>Box {code}</source>
        <translation>Box {code}</translation>
    </message>
    <message>
        <source>The paper is in the store</source>
        <translation>The paper is in the store</translation>
    </message>
    <message>
        <source>Out of the store · {name} · {when}</source>
        <translation>Out of the store · {name} · {when}</translation>
    </message>
    <message>
        <source>Handed over by {name}</source>
        <translation>Handed over by {name}</translation>
    </message>
    <message>
        <source>Its paper is in the store; nothing to carry from here.</source>
        <translation>Its paper is in the store; nothing to carry from here.</translation>
    </message>
    <message>
        <source>Top secret: not digitised here.</source>
        <translation>Top secret: not digitised here.</translation>
    </message>
    <message>
        <source>Held for treatment: paper “{condition}”.</source>
        <translation>Held for treatment: paper “{condition}”.</translation>
    </message>
    <message>
        <source>Once it was treated, record the paper as good or normal (group 2): then it is released.</source>
        <translation>Once it was treated, record the paper as good or normal (group 2): then it is released.</translation>
    </message>
</context>
<context>
    <name>PriorityActions</name>
    <message>
        <source>Order of work</source>
        <translation>Order of work</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s): order of work</source>
        <translation>
            <numerusform>%n dossier: order of work</numerusform>
            <numerusform>%n dossiers: order of work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>first of all</source>
        <translation>first of all</translation>
    </message>
    <message>
        <source>soon: often used</source>
        <translation>soon: often used</translation>
    </message>
    <message>
        <source>soon: kept permanently</source>
        <translation>soon: kept permanently</translation>
    </message>
    <message>
        <source>in its turn</source>
        <translation>in its turn</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Remove page {n}: why?</source>
        <translation>Remove page {n}: why?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n page(s): why?</source>
        <translation>
            <numerusform>Remove the page: why?</numerusform>
            <numerusform>Remove %n pages: why?</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Page {n} is not empty: blank all the same?</source>
        <translation>Page {n} is not empty: blank all the same?</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s), not all empty: blank all the same?</source>
        <translation>
            <numerusform>%n page, not empty: blank all the same?</numerusform>
            <numerusform>%n pages, not all empty: blank all the same?</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as blank</source>
        <translation>Mark as blank</translation>
    </message>
    <message>
        <source>Note on sheet {n}</source>
        <translation>Note on sheet {n}</translation>
    </message>
    <message>
        <source>Counts differ from the inventory: why?</source>
        <translation>Counts differ from the inventory: why?</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>Not handed in: page {n} is not inspected yet.</source>
        <translation>Not handed in: page {n} is not inspected yet.</translation>
    </message>
    <message>
        <source>Wait a moment, then press {key} again.</source>
        <translation>Wait a moment, then press {key} again.</translation>
    </message>
    <message>
        <source>Not handed in: page {n} was rejected.</source>
        <translation>Not handed in: page {n} was rejected.</translation>
    </message>
    <message>
        <source>Press {key} to scan it again, or remove it.</source>
        <translation>Press {key} to scan it again, or remove it.</translation>
    </message>
    <message>
        <source>Not handed in: page {n} is still in doubt.</source>
        <translation>Not handed in: page {n} is still in doubt.</translation>
    </message>
    <message>
        <source>Compare it with the paper: {key} when it is in order, else {rescan}.</source>
        <translation>Compare it with the paper: {key} when it is in order, else {rescan}.</translation>
    </message>
    <message>
        <source>Fill it in the room of descriptions, then come back and press {key}.</source>
        <translation>Fill it in the room of descriptions, then come back and press {key}.</translation>
    </message>
    <message>
        <source>Not handed in: the description is not complete.</source>
        <translation>Not handed in: the description is not complete.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Waiting for review</source>
        <translation>Waiting for review</translation>
    </message>
    <message>
        <source>Nothing waits for review.</source>
        <translation>Nothing waits for review.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) wait, the riskiest and oldest first</source>
        <translation>
            <numerusform>%n dossier waits</numerusform>
            <numerusform>%n dossiers wait, the riskiest and oldest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more you scanned in yourself: somebody else reviews them</source>
        <translation>
            <numerusform>%n more you scanned in yourself: somebody else reviews it</numerusform>
            <numerusform>%n more you scanned in yourself: somebody else reviews them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>Why here</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Waits since</source>
        <translation>Waits since</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describe</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Supervise</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Keys  ?</source>
        <translation>Keys  ?</translation>
    </message>
    <message>
        <source>{name}: lock, log out</source>
        <translation>{name}: lock, log out</translation>
    </message>
</context>
<context>
    <name>ReasonPicker</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Say the other reason in the note.</source>
        <translation>Say the other reason in the note.</translation>
    </message>
    <message>
        <source>machine's proposal</source>
        <translation>machine's proposal</translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message>
        <source>Give the words in both languages.</source>
        <translation>Give the words in both languages.</translation>
    </message>
    <message>
        <source>Words of the reason “{code}”</source>
        <translation>Words of the reason “{code}”</translation>
    </message>
    <message>
        <source>One more reason</source>
        <translation>One more reason</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Keep the words</source>
        <translation>Keep the words</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Offer again</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Nine are offered: hide one first.</source>
        <translation>Nine are offered: hide one first.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>A key chooses each while pages are reviewed. The record keeps the code, so a reason is never deleted: hidden, it is no longer offered, and old records keep its words.</source>
        <translation>A key chooses each while pages are reviewed. The record keeps the code, so a reason is never deleted: hidden, it is no longer offered, and old records keep its words.</translation>
    </message>
    <message>
        <source>Reject page</source>
        <translation>Reject page</translation>
    </message>
    <message>
        <source>Accept flagged</source>
        <translation>Accept flagged</translation>
    </message>
    <message>
        <source>Remove page</source>
        <translation>Remove page</translation>
    </message>
    <message>
        <source>Return dossier</source>
        <translation>Return dossier</translation>
    </message>
    <message>
        <source>Counts differ</source>
        <translation>Counts differ</translation>
    </message>
    <message>
        <source>Blank side</source>
        <translation>Blank side</translation>
    </message>
    <message>
        <source>Document fails</source>
        <translation>Document fails</translation>
    </message>
    <message>
        <source>Add a reason</source>
        <translation>Add a reason</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>One digit before</source>
        <translation>One digit before</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>One digit after</source>
        <translation>One digit after</translation>
    </message>
    <message>
        <source>Default words</source>
        <translation>Default words</translation>
    </message>
    <message>
        <source>All by default</source>
        <translation>All by default</translation>
    </message>
    <message>
        <source>Reasons of this group as by default</source>
        <translation>Reasons of this group as by default</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Kept in</translation>
    </message>
</context>
<context>
    <name>ReasonsModel</name>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>hidden</translation>
    </message>
</context>
<context>
    <name>ReasonsPresenter</name>
    <message>
        <source>Reason “{reason}” added</source>
        <translation>Reason “{reason}” added</translation>
    </message>
    <message>
        <source>Reason “{reason}” reworded</source>
        <translation>Reason “{reason}” reworded</translation>
    </message>
    <message>
        <source>Reason “{reason}” offered again</source>
        <translation>Reason “{reason}” offered again</translation>
    </message>
    <message>
        <source>Reason “{reason}” hidden</source>
        <translation>Reason “{reason}” hidden</translation>
    </message>
    <message>
        <source>Reason “{reason}” as by default</source>
        <translation>Reason “{reason}” as by default</translation>
    </message>
    <message>
        <source>Reasons as by default</source>
        <translation>Reasons as by default</translation>
    </message>
    <message>
        <source>Reason “{reason}” moved</source>
        <translation>Reason “{reason}” moved</translation>
    </message>
</context>
<context>
    <name>RecordingCard</name>
    <message>
        <source>Sound and film</source>
        <translation>Sound and film</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Open the file in the computer's player</source>
        <translation>Open the file in the computer's player</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Passes</translation>
    </message>
    <message>
        <source>Does not…</source>
        <translation>Fails…</translation>
    </message>
    <message>
        <source>The recording does not pass, and why</source>
        <translation>The recording does not pass, and why</translation>
    </message>
</context>
<context>
    <name>RefusalCard</name>
    <message>
        <source>Return the dossier</source>
        <translation>Return the dossier</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Return to be mended…</source>
        <translation>Return to be mended…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Reason for which it may pass</source>
        <translation>Reason for which it may pass</translation>
    </message>
    <message>
        <source>Let it pass</source>
        <translation>Let it pass</translation>
    </message>
    <message>
        <source>Let it pass, with a reason…</source>
        <translation>Let it pass, with a reason…</translation>
    </message>
    <message>
        <source>May let it pass: {people}</source>
        <translation>May let it pass: {people}</translation>
    </message>
    <message>
        <source>The dossier is {state}: nothing in it can be changed. Returned with a reason it is open again; once mended, handed in and approved, it is packed from here.</source>
        <translation>The dossier is {state}: nothing in it can be changed. Returned with a reason it is open again; once mended, handed in and approved, it is packed from here.</translation>
    </message>
    <message>
        <source>Open again. Mend it, hand it in, have it approved, then try again here.</source>
        <translation>Open again. Mend it, hand it in, have it approved, then try again here.</translation>
    </message>
    <message>
        <source>Somebody who scans and describes mends this.</source>
        <translation>Somebody who scans and describes mends this.</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>packaged</source>
        <translation>packaged</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>delivered</translation>
    </message>
    <message>
        <source>To the field, document {n}</source>
        <translation>To the field, document {n}</translation>
    </message>
    <message>
        <source>To the field of the dossier</source>
        <translation>To the field of the dossier</translation>
    </message>
    <message>
        <source>To document {n}</source>
        <translation>To document {n}</translation>
    </message>
    <message>
        <source>To page {n}</source>
        <translation>To page {n}</translation>
    </message>
    <message>
        <source>To the settings</source>
        <translation>To the settings</translation>
    </message>
    <message>
        <source>To the dossier</source>
        <translation>To the dossier</translation>
    </message>
</context>
<context>
    <name>RegisterPresenter</name>
    <message>
        <source>{register}: {code} stored</source>
        <translation>{register}: {code} stored</translation>
    </message>
    <message>
        <source>{register}: {code} retired</source>
        <translation>{register}: {code} retired</translation>
    </message>
    <message>
        <source>{register}: {code} in use again</source>
        <translation>{register}: {code} in use again</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>Units</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Contractors</source>
        <translation>Contractors</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Spending</translation>
    </message>
    <message>
        <source>Software and servers</source>
        <translation>Software and servers</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>Stored: {path}</source>
        <translation>Stored: {path}</translation>
    </message>
    <message>
        <source>A code is needed: letters, digits, dots and dashes.</source>
        <translation>A code is needed: letters, digits, dots and dashes.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Nothing is registered yet.</source>
        <translation>Nothing is registered yet.</translation>
    </message>
    <message>
        <source>Reports name what stands here; a retired entry stays in the older ones.</source>
        <translation>Reports name what stands here; a retired entry stays in the older ones.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
</context>
<context>
    <name>RejectsModel</name>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>ReportsPresenter</name>
    <message>
        <source>Making: {report}</source>
        <translation>Making: {report}</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>A day is written dd/mm/yyyy, such as 20/04/2026.</source>
        <translation>A day is written dd/mm/yyyy, such as 20/04/2026.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Choose a folder.</translation>
    </message>
    <message>
        <source>The report was given up.</source>
        <translation>The report was given up.</translation>
    </message>
    <message>
        <source>Made: {xlsx} and {pdf}</source>
        <translation>Made: {xlsx} and {pdf}</translation>
    </message>
    <message>
        <source>Left open in it: {what}.</source>
        <translation>Left open in it: {what}.</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Make the report</translation>
    </message>
    <message>
        <source>Reports that were made</source>
        <translation>Reports that were made</translation>
    </message>
    <message>
        <source>No report was made yet. Choose one at the left, then make it.</source>
        <translation>No report was made yet. Choose one at the left, then make it.</translation>
    </message>
    <message>
        <source>Its files lie in no folder that was used here.</source>
        <translation>Its files lie in no folder that was used here.</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Workbook</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>{name} - rejected rows.xlsx</source>
        <translation>{name} - rejected rows.xlsx</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Save the rejected rows</translation>
    </message>
    <message>
        <source>Written: {path}. Correct it there, then import it.</source>
        <translation>Written: {path}. Correct it there, then import it.</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Rejected rows</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Save rejected rows</translation>
    </message>
    <message>
        <source>Import the good rows</source>
        <translation>Import the good rows</translation>
    </message>
    <message>
        <source>Save the rejected rows, correct them in the spreadsheet and import that file; or import the good rows now, and the corrected ones later.</source>
        <translation>Save the rejected rows, correct them in the spreadsheet and import that file; or import the good rows now, and the corrected ones later.</translation>
    </message>
    <message>
        <source>{file} is imported.</source>
        <translation>{file} is imported.</translation>
    </message>
    <message>
        <source>{n} rows are wrong; nothing was written yet.</source>
        <translation>{n} rows are wrong; nothing was written yet.</translation>
    </message>
    <message>
        <source>Nothing new: every dossier of this file stands as it says.</source>
        <translation>Nothing new: every dossier of this file stands as it says.</translation>
    </message>
    <message>
        <source>Fonds: {codes}.</source>
        <translation>Fonds: {codes}.</translation>
    </message>
    <message>
        <source>Kept as they were, because work on them is further: {codes}.</source>
        <translation>Kept as they were, because work on them is further: {codes}.</translation>
    </message>
    <message>
        <source>In the earlier list but not in this one, and left registered: {codes}.</source>
        <translation>In the earlier list but not in this one, and left registered: {codes}.</translation>
    </message>
    <message>
        <source>The first {n} rejected rows are shown; the saved file has them all.</source>
        <translation>The first {n} rejected rows are shown; the saved file has them all.</translation>
    </message>
    <message>
        <source>{codes} and {n} more</source>
        <translation>{codes} and {n} more</translation>
    </message>
</context>
<context>
    <name>ReviewHeader</name>
    <message>
        <source>Waiting for review</source>
        <translation>Waiting for review</translation>
    </message>
    <message>
        <source>Box {box}</source>
        <translation>Box {box}</translation>
    </message>
    <message>
        <source>Review round {n}</source>
        <translation>Review round {n}</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>Review queue</translation>
    </message>
    <message numerus="yes">
        <source>/ %n page(s) decided</source>
        <translation>
            <numerusform>/ %n page decided</numerusform>
            <numerusform>/ %n pages decided</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>Back to the queue</translation>
    </message>
    <message>
        <source>Return dossier</source>
        <translation>Return dossier</translation>
    </message>
    <message>
        <source>Approve dossier</source>
        <translation>Approve dossier</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>History of the page</source>
        <translation>History of the page</translation>
    </message>
</context>
<context>
    <name>ReviewQuestions</name>
    <message>
        <source>Accept page {n}: why?</source>
        <translation>Accept page {n}: why?</translation>
    </message>
    <message>
        <source>Accept, next</source>
        <translation>Accept, next</translation>
    </message>
    <message>
        <source>Reject page {n}: why?</source>
        <translation>Reject page {n}: why?</translation>
    </message>
    <message>
        <source>Reject, next</source>
        <translation>Reject, next</translation>
    </message>
    <message>
        <source>Document {n} does not pass: why?</source>
        <translation>Document {n} does not pass: why?</translation>
    </message>
    <message>
        <source>Does not pass</source>
        <translation>Does not pass</translation>
    </message>
    <message>
        <source>Return the dossier: why?</source>
        <translation>Return the dossier: why?</translation>
    </message>
    <message numerus="yes">
        <source>Return the dossier, %n page(s) to scan again: why?</source>
        <translation>
            <numerusform>Return the dossier, %n page to scan again: why?</numerusform>
            <numerusform>Return the dossier, %n pages to scan again: why?</numerusform>
        </translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
</context>
<context>
    <name>ReviewStage</name>
    <message>
        <source>Beside it: page {n}</source>
        <translation>Beside it: page {n}</translation>
    </message>
    <message>
        <source>No page matches the filter.</source>
        <translation>No page matches the filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Sheet {n} {side}</source>
        <translation>Sheet {n} {side}</translation>
    </message>
    <message>
        <source>P. {n}</source>
        <translation>P. {n}</translation>
    </message>
</context>
<context>
    <name>ReviewTools</name>
    <message>
        <source>All {n}</source>
        <translation>All {n}</translation>
    </message>
    <message>
        <source>To check {n}</source>
        <translation>To check {n}</translation>
    </message>
    <message>
        <source>Sample {done}/{n}</source>
        <translation>Sample {done}/{n}</translation>
    </message>
    <message>
        <source>Every {n}th page</source>
        <translation>Every {n}th page</translation>
    </message>
    <message>
        <source>Every page of the dossier</source>
        <translation>Every page of the dossier</translation>
    </message>
    <message>
        <source>What the machine flagged or somebody rejected, decided or not</source>
        <translation>What the machine flagged or somebody rejected, decided or not</translation>
    </message>
    <message>
        <source>The pages drawn at random</source>
        <translation>The pages drawn at random</translation>
    </message>
    <message>
        <source>Every {n}th page; F gives another number</source>
        <translation>Every {n}th page; F gives another number</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Worst first</translation>
    </message>
    <message>
        <source>What is farthest over its limit comes first</source>
        <translation>What is farthest over its limit comes first</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Single</translation>
    </message>
    <message>
        <source>OCR text</source>
        <translation>OCR text</translation>
    </message>
    <message>
        <source>Thumbnails of size {name}</source>
        <translation>Thumbnails of size {name}</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Not approved: {what}.</source>
        <translation>Not approved: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>First decide %n page(s) of the plan; then the rest can be accepted.</source>
        <translation>
            <numerusform>First decide %n page of the plan; then the rest can be accepted.</numerusform>
            <numerusform>First decide %n pages of the plan; then the rest can be accepted.</numerusform>
        </translation>
    </message>
    <message>
        <source>No page matches the filter.</source>
        <translation>No page matches the filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of %n page(s)</source>
        <translation>
            <numerusform>{n} of %n page</numerusform>
            <numerusform>{n} of %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>No single page is concerned.</source>
        <translation>No single page is concerned.</translation>
    </message>
    <message>
        <source>This page is in the plan: look at it at full size, then {key}.</source>
        <translation>This page is in the plan: look at it at full size, then {key}.</translation>
    </message>
    <message numerus="yes">
        <source>No page of this list waits. Esc lists all; %n wait(s) there.</source>
        <translation>
            <numerusform>No page of this list waits. Esc lists all; %n waits there.</numerusform>
            <numerusform>No page of this list waits. Esc lists all; %n wait there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan is done. {key} accepts the rest: %n page(s).</source>
        <translation>
            <numerusform>The plan is done. {key} accepts the rest: %n page.</numerusform>
            <numerusform>The plan is done. {key} accepts the rest: %n pages.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every page is decided. {key} returns the dossier.</source>
        <translation>Every page is decided. {key} returns the dossier.</translation>
    </message>
    <message>
        <source>Every page is decided. {key} approves the dossier.</source>
        <translation>Every page is decided. {key} approves the dossier.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>SampleModel</name>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>Judgement</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In order</translation>
    </message>
</context>
<context>
    <name>ScannerButton</name>
    <message>
        <source>Scan profile</source>
        <translation>Scan profile</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Looking for scanners…</source>
        <translation>Looking for scanners…</translation>
    </message>
    <message>
        <source>Look for scanners again</source>
        <translation>Look for scanners again</translation>
    </message>
    <message>
        <source>No scan profile</source>
        <translation>No scan profile</translation>
    </message>
</context>
<context>
    <name>SecrecyBar</name>
    <message>
        <source>Secrecy mark {level} on page {page}: the dossier stands still</source>
        <translation>Secrecy mark {level} on page {page}: the dossier stands still</translation>
    </message>
    <message>
        <source>Nothing of it can be scanned, accepted, approved, packaged or delivered.</source>
        <translation>Nothing of it can be scanned, accepted, approved, packaged or delivered.</translation>
    </message>
    <message>
        <source>Look at the mark, say what it is, and why.</source>
        <translation>Look at the mark, say what it is, and why.</translation>
    </message>
    <message>
        <source>Do not copy or pass it on; tell the supervisor, who decides what the mark is.</source>
        <translation>Do not copy or pass it on; tell the supervisor, who decides what the mark is.</translation>
    </message>
    <message numerus="yes">
        <source>%n more mark(s).</source>
        <translation>
            <numerusform>%n more mark.</numerusform>
            <numerusform>%n more marks.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the mark</source>
        <translation>Go to the mark</translation>
    </message>
    <message>
        <source>Not a secrecy mark</source>
        <translation>Not a secrecy mark</translation>
    </message>
    <message>
        <source>It is one: raise the level</source>
        <translation>It is one: raise the level</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Say why first.</source>
        <translation>Say why first.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Language and look</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>My password</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>Sampling and checks</source>
        <translation>Sampling and checks</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>State of the masters</source>
        <translation>State of the masters</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Parts of the settings</translation>
    </message>
</context>
<context>
    <name>SheetBack</name>
    <message>
        <source>Sheet {n} to be fed again</source>
        <translation>Sheet {n} to be fed again</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (hidden)</translation>
    </message>
    <message>
        <source>found by itself: row {n}</source>
        <translation>found by itself: row {n}</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>none found</translation>
    </message>
    <message>
        <source>find it by itself</source>
        <translation>find it by itself</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>row {n}</translation>
    </message>
    <message>
        <source>Inventories (*.xlsx *.xlsm *.csv);;All files (*)</source>
        <translation>Inventories (*.xlsx *.xlsm *.csv);;All files (*)</translation>
    </message>
    <message>
        <source>Choose an inventory</source>
        <translation>Choose an inventory</translation>
    </message>
    <message>
        <source>File of the inventory; Enter reads it</source>
        <translation>File of the inventory; Enter reads it</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Row of the headings</source>
        <translation>Row of the headings</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Mapping</translation>
    </message>
    <message>
        <source>Fonds, when the file does not say it</source>
        <translation>Fonds, when the file does not say it</translation>
    </message>
    <message>
        <source>A newer version of an imported list: its dossiers are updated, not rejected</source>
        <translation>A newer version of an imported list: its dossiers are updated, not rejected</translation>
    </message>
</context>
<context>
    <name>StartBar</name>
    <message numerus="yes">
        <source>%n master(s) are not what was stored</source>
        <translation>
            <numerusform>%n master is not what was stored</numerusform>
            <numerusform>%n masters are not what was stored</numerusform>
        </translation>
    </message>
    <message>
        <source>Held: {dossiers}. All other pages are safe. Tell the administrator; put the files back from the backup, or rescan these pages.</source>
        <translation>Held: {dossiers}. All other pages are safe. Tell the administrator; put the files back from the backup, or rescan these pages.</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown file(s) lay among the masters</source>
        <translation>
            <numerusform>%n unknown file lay among the masters</numerusform>
            <numerusform>%n unknown files lay among the masters</numerusform>
        </translation>
    </message>
    <message>
        <source>They were set aside, nothing was deleted. All pages that were stored are safe.</source>
        <translation>They were set aside, nothing was deleted. All pages that were stored are safe.</translation>
    </message>
    <message>
        <source>State of the masters</source>
        <translation>State of the masters</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
</context>
<context>
    <name>StationsModel</name>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Last event</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>Counted anew</source>
        <translation>Counted anew</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>agrees</translation>
    </message>
    <message>
        <source>{n} figures differ</source>
        <translation>{n} figures differ</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>not possible</translation>
    </message>
    <message>
        <source>only signed</source>
        <translation>only signed</translation>
    </message>
</context>
<context>
    <name>StationsPresenter</name>
    <message>
        <source>Merging the figures of {station}</source>
        <translation>Merging the figures of {station}</translation>
    </message>
</context>
<context>
    <name>StationsView</name>
    <message>
        <source>Other stations</source>
        <translation>Other stations</translation>
    </message>
    <message>
        <source>Figures of stations (*.figures);;All files (*)</source>
        <translation>Figures of stations (*.figures);;All files (*)</translation>
    </message>
    <message>
        <source>Choose the file of another station</source>
        <translation>Choose the file of another station</translation>
    </message>
    <message>
        <source>Folder for the figures of this station</source>
        <translation>Folder for the figures of this station</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>The figures of {station} count here now.</source>
        <translation>The figures of {station} count here now.</translation>
    </message>
    <message>
        <source>Nothing new: the figures of {station} were known.</source>
        <translation>Nothing new: the figures of {station} were known.</translation>
    </message>
    <message>
        <source>File of {station}</source>
        <translation>File of {station}</translation>
    </message>
    <message>
        <source>{days}: {pages} pages scanned, {accepted} accepted, {dossiers} dossiers approved</source>
        <translation>{days}: {pages} pages scanned, {accepted} accepted, {dossiers} dossiers approved</translation>
    </message>
    <message>
        <source>Nothing was scanned there yet.</source>
        <translation>Nothing was scanned there yet.</translation>
    </message>
    <message>
        <source>New here: all of it is added.</source>
        <translation>New here: all of it is added.</translation>
    </message>
    <message>
        <source>Nothing new: these figures are known.</source>
        <translation>Nothing new: these figures are known.</translation>
    </message>
    <message>
        <source>The key is another than before: ask why.</source>
        <translation>The key is another than before: ask why.</translation>
    </message>
    <message>
        <source>{n} events later than what is known.</source>
        <translation>{n} events later than what is known.</translation>
    </message>
    <message>
        <source>Export own figures</source>
        <translation>Export own figures</translation>
    </message>
    <message>
        <source>Merge a file</source>
        <translation>Merge a file</translation>
    </message>
    <message>
        <source>No other station counts here yet.</source>
        <translation>No other station counts here yet.</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>Read this fingerprint out when another station takes your figures in.</source>
        <translation>Read this fingerprint out when another station takes your figures in.</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Copy the fingerprint</translation>
    </message>
    <message>
        <source>Fingerprint of its key</source>
        <translation>Fingerprint of its key</translation>
    </message>
    <message>
        <source>Ask the people there to read theirs out, and type it here</source>
        <translation>Ask the people there to read theirs out, and type it here</translation>
    </message>
    <message>
        <source>Fingerprint as it was read out</source>
        <translation>Fingerprint as it was read out</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Put aside</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>No scanner chosen</source>
        <translation>No scanner chosen</translation>
    </message>
    <message>
        <source>Inspection, OCR: all done</source>
        <translation>Inspection, OCR: all done</translation>
    </message>
    <message numerus="yes">
        <source>Inspection, OCR: %n page(s)</source>
        <translation>
            <numerusform>Inspection, OCR: %n page</numerusform>
            <numerusform>Inspection, OCR: %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) to make</source>
        <translation>
            <numerusform>%n package to make</numerusform>
            <numerusform>%n packages to make</numerusform>
        </translation>
    </message>
    <message>
        <source>No package waits</source>
        <translation>No package waits</translation>
    </message>
    <message>
        <source>{free} left ≈ {pages} pages</source>
        <translation>{free} left ≈ {pages} pages</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>OCR text</source>
        <translation>OCR text</translation>
    </message>
    <message>
        <source>No words were read on this page.</source>
        <translation>No words were read on this page.</translation>
    </message>
    <message>
        <source>The page shows where the caret stands. Wavy: not sure.</source>
        <translation>The page shows where the caret stands. Wavy: not sure.</translation>
    </message>
    <message>
        <source>Select words, Enter puts them into the field. Wavy: not sure.</source>
        <translation>Select words, Enter puts them into the field. Wavy: not sure.</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Returned: {reason}</source>
        <translation>Returned: {reason}</translation>
    </message>
</context>
<context>
    <name>WindowApplication</name>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Something went wrong in the program</translation>
    </message>
    <message>
        <source>The last action did not work. Pages that were stored are safe; try it again.</source>
        <translation>The last action did not work. Pages that were stored are safe; try it again.</translation>
    </message>
</context>
<context>
    <name>WorklistModel</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Secrecy</source>
        <translation>Secrecy</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Comes before others</source>
        <translation>Comes before others</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Missing</translation>
    </message>
</context>
<context>
    <name>WorklistView</name>
    <message>
        <source>If a scanner typed this, switch the Vietnamese input method off and scan again.</source>
        <translation>If a scanner typed this, switch the Vietnamese input method off and scan again.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) · returned and mine first</source>
        <translation>
            <numerusform>%n dossier · returned and mine first</numerusform>
            <numerusform>%n dossiers · returned and mine first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>↑↓ choose   1–4 secrecy   {enter} open   {out} take out   {pane} card</source>
        <translation>↑↓ choose   1–4 secrecy   {enter} open   {out} take out   {pane} card</translation>
    </message>
    <message>
        <source>No dossier matches.</source>
        <translation>No dossier matches.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>No dossiers yet.</source>
        <translation>No dossiers yet.</translation>
    </message>
    <message>
        <source>Import an inventory</source>
        <translation>Import an inventory</translation>
    </message>
    <message>
        <source>No dossiers yet. A supervisor imports the inventory.</source>
        <translation>No dossiers yet. A supervisor imports the inventory.</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>What is to be scanned</source>
        <translation>What is to be scanned</translation>
    </message>
    <message>
        <source>Scan the QR code of the cover sheet, type a code, or a few words of the title</source>
        <translation>Scan the QR code of the cover sheet, type a code, or a few words of the title</translation>
    </message>
    <message>
        <source>Code or words</source>
        <translation>Code or words</translation>
    </message>
    <message>
        <source>Cover sheets</source>
        <translation>Cover sheets</translation>
    </message>
    <message>
        <source>Import inventory</source>
        <translation>Import inventory</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Nothing scanned yet</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>First page</translation>
    </message>
</context>
<context>
    <name>_KeyCap</name>
    <message>
        <source>{key} accepts</source>
        <translation>{key} accepts</translation>
    </message>
</context>
<context>
    <name>_KindBar</name>
    <message>
        <source>Sound and film</source>
        <translation>Sound and film</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The document is paper with text</source>
        <translation>The document is paper with text</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Photographs</translation>
    </message>
    <message>
        <source>The document is photographs or negatives</source>
        <translation>The document is photographs or negatives</translation>
    </message>
</context>
<context>
    <name>_PageTab</name>
    <message>
        <source>Page {n}</source>
        <translation>Page {n}</translation>
    </message>
    <message>
        <source>{width} × {height} px · {dpi} dpi</source>
        <translation>{width} × {height} px · {dpi} dpi</translation>
    </message>
    <message>
        <source>Join to the document before</source>
        <translation>Join to the document before</translation>
    </message>
    <message>
        <source>A document begins here</source>
        <translation>A document begins here</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Words read</source>
        <translation>Words read</translation>
    </message>
    <message>
        <source>Findings of the page</source>
        <translation>Findings of the page</translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>Scanning station</source>
        <translation>Scanning station</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Blank</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>Cut edge</source>
        <translation>Cut edge</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposure</translation>
    </message>
    <message>
        <source>OCR</source>
        <translation>OCR</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Sharpness</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>Skew</translation>
    </message>
</context>
<context>
    <name>describe</name>
    <message>
        <source>{type}: begins here?</source>
        <translation>{type}: begins here?</translation>
    </message>
    <message>
        <source>Begins here?</source>
        <translation>Begins here?</translation>
    </message>
    <message>
        <source>This field must be filled.</source>
        <translation>This field must be filled.</translation>
    </message>
    <message>
        <source>{n} characters; {max} at most.</source>
        <translation>{n} characters; {max} at most.</translation>
    </message>
    <message>
        <source>Not in the list. Press ↓ to choose.</source>
        <translation>Not in the list. Press ↓ to choose.</translation>
    </message>
    <message>
        <source>It holds a sign that cannot be printed. Type it anew.</source>
        <translation>It holds a sign that cannot be printed. Type it anew.</translation>
    </message>
    <message>
        <source>Digits only.</source>
        <translation>Digits only.</translation>
    </message>
    <message>
        <source>A number with at most two decimals, such as 12,5.</source>
        <translation>A number with at most two decimals, such as 12,5.</translation>
    </message>
    <message>
        <source>Yes or no. Press ↓ to choose.</source>
        <translation>Yes or no. Press ↓ to choose.</translation>
    </message>
    <message>
        <source>A day of the calendar, such as 14/05/1998.</source>
        <translation>A day of the calendar, such as 14/05/1998.</translation>
    </message>
    <message>
        <source>14/05/1998, 05/1998 or 1998.</source>
        <translation>14/05/1998, 05/1998 or 1998.</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>from the inventory</source>
        <translation>from the inventory</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>made by the station</source>
        <translation>made by the station</translation>
    </message>
    <message>
        <source>To be completed in the inventory by the supervisor, then imported again.</source>
        <translation>To be completed in the inventory by the supervisor, then imported again.</translation>
    </message>
    <message>
        <source>The codes of the archive are missing: administrator, Settings, Packaging.</source>
        <translation>The codes of the archive are missing: administrator, Settings, Packaging.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Code {first}–{last}</source>
        <translation>Code {first}–{last}</translation>
    </message>
    <message>
        <source>Must be filled, because {field} is {value}.</source>
        <translation>Must be filled, because {field} is {value}.</translation>
    </message>
    <message>
        <source>Must stay empty, because {field} is {value}.</source>
        <translation>Must stay empty, because {field} is {value}.</translation>
    </message>
    <message>
        <source>Must not be before “{field}”.</source>
        <translation>Must not be before “{field}”.</translation>
    </message>
    <message>
        <source>Not pasted: {n} characters, this field takes {max}.</source>
        <translation>Not pasted: {n} characters, this field takes {max}.</translation>
    </message>
    <message>
        <source>As the dossier</source>
        <translation>As the dossier</translation>
    </message>
    <message>
        <source>Read from page {page} · confidence {n} %</source>
        <translation>Read from page {page} · confidence {n} %</translation>
    </message>
    <message>
        <source>Page {page} · {n} %</source>
        <translation>Page {page} · {n} %</translation>
    </message>
</context>
<context>
    <name>ends</name>
    <message>
        <source>Open the cover, take the paper out, close it</source>
        <translation>Open the cover, take the paper out, close it</translation>
    </message>
    <message>
        <source>Take the last sheets from the output tray</source>
        <translation>Take the last sheets from the output tray</translation>
    </message>
    <message>
        <source>Close the cover of the scanner</source>
        <translation>Close the cover of the scanner</translation>
    </message>
    <message>
        <source>Scanned again; now the rest</source>
        <translation>Scanned again; now the rest</translation>
    </message>
    <message>
        <source>The paper has ended</source>
        <translation>The paper has ended</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) in this run.</source>
        <translation>
            <numerusform>%n page in this run.</numerusform>
            <numerusform>%n pages in this run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The station reconnects by itself: %n second(s) so far</source>
        <translation>
            <numerusform>The station reconnects by itself: %n second so far</numerusform>
            <numerusform>The station reconnects by itself: %n seconds so far</numerusform>
        </translation>
    </message>
    <message>
        <source>The scanner still reports: {fault}</source>
        <translation>The scanner still reports: {fault}</translation>
    </message>
    <message>
        <source>The scanner answers again. It starts only by a key.</source>
        <translation>The scanner answers again. It starts only by a key.</translation>
    </message>
    <message>
        <source>Rescan the whole sheet {n}</source>
        <translation>Rescan the whole sheet {n}</translation>
    </message>
    <message>
        <source>The next page was not stored: scanning has stopped.</source>
        <translation>The next page was not stored: scanning has stopped.</translation>
    </message>
    <message>
        <source>Find sheet {n} on the table: compare it with the large page below</source>
        <translation>Find sheet {n} on the table: compare it with the large page below</translation>
    </message>
    <message>
        <source>Feed sheet {n} alone and press {key}, then the rest</source>
        <translation>Feed sheet {n} alone and press {key}, then the rest</translation>
    </message>
    <message>
        <source>Check cable and power</source>
        <translation>Check cable and power</translation>
    </message>
    <message>
        <source>Leave the paper; have room made on the disk</source>
        <translation>Leave the paper; have room made on the disk</translation>
    </message>
    <message>
        <source>Feed sheet {n} alone, then press {key}</source>
        <translation>Feed sheet {n} alone, then press {key}</translation>
    </message>
    <message>
        <source>Feed sheet {n} again, then the rest, then press {key}</source>
        <translation>Feed sheet {n} again and the rest, then press {key}</translation>
    </message>
    <message>
        <source>Feed from sheet {n} on, then press {key}</source>
        <translation>Feed from sheet {n} on, then press {key}</translation>
    </message>
    <message>
        <source>Scan sheet {n} again</source>
        <translation>Scan sheet {n} again</translation>
    </message>
    <message>
        <source>Go on inserting from sheet {n}</source>
        <translation>Go on inserting from sheet {n}</translation>
    </message>
    <message>
        <source>Continue from sheet {n}</source>
        <translation>Continue from sheet {n}</translation>
    </message>
    <message>
        <source>The verso of sheet {n} has not come.</source>
        <translation>The verso of sheet {n} has not come.</translation>
    </message>
    <message>
        <source>Sheet {n} has not come.</source>
        <translation>Sheet {n} has not come.</translation>
    </message>
    <message>
        <source>From sheet {sheet} (p. {pages}) on, new images take the place of these.</source>
        <translation>New images take the place of the pages from sheet {sheet} on (p. {pages}).</translation>
    </message>
    <message>
        <source>Sheet {sheet} (p. {pages}) is marked to be checked: the scanner stopped right after it.</source>
        <translation>Sheet {sheet} (p. {pages}) is marked to be checked: the scanner stopped right after it.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are stored and safe.</source>
        <translation>
            <numerusform>%n page is stored and safe.</numerusform>
            <numerusform>%n pages are stored and safe.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>Name the columns as in the sample inventory, then import again.</source>
        <translation>Name the columns as in the sample inventory, then import again.</translation>
    </message>
    <message>
        <source>The pages are safe; they are compared again in a minute.</source>
        <translation>The pages are safe; they are compared again in a minute.</translation>
    </message>
    <message>
        <source>Scan what is missing, or hand in with a reason.</source>
        <translation>Scan what is missing, or hand in with a reason.</translation>
    </message>
    <message>
        <source>Put the newer data back, then try again. The administrator's command for older data:
station audit --accept-older</source>
        <translation>Put the newer data back, then try again. The administrator's command for older data:
station audit --accept-older</translation>
    </message>
    <message>
        <source>Check cable and power, then F4: look for scanners again.</source>
        <translation>Check cable and power, then F4: look for scanners again.</translation>
    </message>
    <message>
        <source>F4: look for scanners again, and choose one.</source>
        <translation>F4: look for scanners again, and choose one.</translation>
    </message>
    <message>
        <source>Stop work on this dossier and tell the administrator.</source>
        <translation>Stop work on this dossier and tell the administrator.</translation>
    </message>
    <message>
        <source>Check the code, or import the inventory that holds it.</source>
        <translation>Check the code, or import the inventory that holds it.</translation>
    </message>
    <message>
        <source>Choose another dossier, or have this one returned.</source>
        <translation>Choose another dossier, or have this one returned.</translation>
    </message>
    <message>
        <source>F4: choose another scanner.</source>
        <translation>F4: choose another scanner.</translation>
    </message>
    <message>
        <source>Lay paper in, then press F5.</source>
        <translation>Lay paper in, then press F5.</translation>
    </message>
    <message>
        <source>The page is safe; it is inspected again at the next start.</source>
        <translation>The page is safe; it is inspected again at the next start.</translation>
    </message>
    <message>
        <source>Stop work on the dossier, tell the administrator, rescan the page.</source>
        <translation>Stop work on the dossier, tell the administrator, rescan the page.</translation>
    </message>
    <message>
        <source>Settings shows what is missing; tell the administrator.</source>
        <translation>Settings shows what is missing; tell the administrator.</translation>
    </message>
    <message>
        <source>Wait until the page is inspected, or choose another.</source>
        <translation>Wait until the page is inspected, or choose another.</translation>
    </message>
    <message>
        <source>Open the dossier again.</source>
        <translation>Open the dossier again.</translation>
    </message>
    <message>
        <source>Scan them again into their places (F8), or remove them.</source>
        <translation>Scan them again into their places (F8), or remove them.</translation>
    </message>
    <message>
        <source>Wait until they are inspected, then hand in again.</source>
        <translation>Wait until they are inspected, then hand in again.</translation>
    </message>
    <message>
        <source>Use that account; for another human being of the same name give the staff number.</source>
        <translation>Use that account; for another human being of the same name give the staff number.</translation>
    </message>
    <message>
        <source>Log in.</source>
        <translation>Log in.</translation>
    </message>
    <message>
        <source>Check the name, or ask the administrator for an account.</source>
        <translation>Check the name, or ask the administrator for an account.</translation>
    </message>
    <message>
        <source>Choose a reason, then try again.</source>
        <translation>Choose a reason, then try again.</translation>
    </message>
    <message>
        <source>Tick at least one role.</source>
        <translation>Tick at least one role.</translation>
    </message>
    <message>
        <source>Choose the level above: keys 1 to 4 in the list.</source>
        <translation>Choose the level above: keys 1 to 4 in the list.</translation>
    </message>
    <message>
        <source>Close that station, then try again.</source>
        <translation>Close that station, then try again.</translation>
    </message>
    <message>
        <source>Start with another folder.</source>
        <translation>Start with another folder.</translation>
    </message>
    <message>
        <source>Change the rights of the folder, then try again.</source>
        <translation>Change the rights of the folder, then try again.</translation>
    </message>
    <message>
        <source>The data here are older than when they were last used.</source>
        <translation>The data here are older than when they were last used.</translation>
    </message>
    <message>
        <source>In its present state the dossier is not open for this.</source>
        <translation>In its present state the dossier is not open for this.</translation>
    </message>
    <message>
        <source>In its present state the page is not open for this.</source>
        <translation>In its present state the page is not open for this.</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>Scanner busy</source>
        <translation>Scanner busy</translation>
    </message>
    <message>
        <source>The scanner's driver died</source>
        <translation>The scanner's driver died</translation>
    </message>
    <message>
        <source>The scanner does not answer</source>
        <translation>The scanner does not answer</translation>
    </message>
    <message>
        <source>Connection to the scanner failed</source>
        <translation>Connection to the scanner failed</translation>
    </message>
    <message>
        <source>Scanner lost</source>
        <translation>Scanner lost</translation>
    </message>
    <message>
        <source>Double feed</source>
        <translation>Double feed</translation>
    </message>
    <message>
        <source>Page came incomplete</source>
        <translation>Page came incomplete</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>{fault} after page {page}</source>
        <translation>{fault} after page {page}</translation>
    </message>
</context>
<context>
    <name>inventory</name>
    <message>
        <source>Code of the dossier</source>
        <translation>Code of the dossier</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Number of the dossier</source>
        <translation>Number of the dossier</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>First date</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Last date</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Secrecy level</source>
        <translation>Secrecy level</translation>
    </message>
    <message>
        <source>Often used</source>
        <translation>Often used</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Code of the fonds</source>
        <translation>Code of the fonds</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>Inspection and OCR</source>
        <translation>Inspection and OCR</translation>
    </message>
</context>
<context>
    <name>keymap</name>
    <message>
        <source>Show all keys</source>
        <translation>Show all keys</translation>
    </message>
    <message>
        <source>Sections of the rail</source>
        <translation>Sections of the rail</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Open a dossier by its code</source>
        <translation>Open a dossier by its code</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>What runs in the background</source>
        <translation>What runs in the background</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Out: clear, close, stop the feeder</source>
        <translation>Out: clear, close, stop the feeder</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>Print: cover sheets, forms</source>
        <translation>Print: cover sheets, forms</translation>
    </message>
    <message>
        <source>Export the list as a file</source>
        <translation>Export the list as a file</translation>
    </message>
    <message>
        <source>Check the paper out of the store</source>
        <translation>Check the paper out of the store</translation>
    </message>
    <message>
        <source>Check the paper in again</source>
        <translation>Check the paper in again</translation>
    </message>
    <message>
        <source>Import an inventory</source>
        <translation>Import an inventory</translation>
    </message>
    <message>
        <source>Order of work: first, or in turn</source>
        <translation>Order of work: first, or in turn</translation>
    </message>
    <message>
        <source>Secrecy level</source>
        <translation>Secrecy level</translation>
    </message>
    <message>
        <source>Scan, pause, continue</source>
        <translation>Scan, pause, continue</translation>
    </message>
    <message>
        <source>Choose the scan profile</source>
        <translation>Choose the scan profile</translation>
    </message>
    <message>
        <source>Armed: scan as soon as paper lies there</source>
        <translation>Armed: scan as soon as paper lies there</translation>
    </message>
    <message>
        <source>Finish: hand in, approve, import</source>
        <translation>Finish: hand in, approve, import</translation>
    </message>
    <message>
        <source>Rescan into this place</source>
        <translation>Rescan into this place</translation>
    </message>
    <message>
        <source>After a fault: the last good sheet is one earlier</source>
        <translation>After a fault: the last good sheet is one earlier</translation>
    </message>
    <message>
        <source>Scan and insert after this page</source>
        <translation>Scan and insert after this page</translation>
    </message>
    <message>
        <source>Scan and insert before</source>
        <translation>Scan and insert before</translation>
    </message>
    <message>
        <source>Move the page forward</source>
        <translation>Move the page forward</translation>
    </message>
    <message>
        <source>Move the page back</source>
        <translation>Move the page back</translation>
    </message>
    <message>
        <source>Move the page to the start</source>
        <translation>Move the page to the start</translation>
    </message>
    <message>
        <source>Move the page to the end</source>
        <translation>Move the page to the end</translation>
    </message>
    <message>
        <source>Remove the page, with a reason</source>
        <translation>Remove the page, with a reason</translation>
    </message>
    <message>
        <source>The page is blank, or no longer</source>
        <translation>The page is blank, or no longer</translation>
    </message>
    <message>
        <source>Note on the leaf: missing, torn, large</source>
        <translation>Note on the leaf: missing, torn, large</translation>
    </message>
    <message>
        <source>Looked at: a page in doubt is in order</source>
        <translation>Looked at: a page in doubt is in order</translation>
    </message>
    <message>
        <source>A document starts here, or no longer</source>
        <translation>A document starts here, or no longer</translation>
    </message>
    <message>
        <source>Next field that is missing</source>
        <translation>Next field that is missing</translation>
    </message>
    <message>
        <source>As in the previous document</source>
        <translation>As in the previous document</translation>
    </message>
    <message>
        <source>All empty fields as in the previous document</source>
        <translation>All empty fields as in the previous document</translation>
    </message>
    <message>
        <source>Mark every probable document start</source>
        <translation>Mark every probable document start</translation>
    </message>
    <message>
        <source>Draw a box to read, or move the page</source>
        <translation>Draw a box to read, or move the page</translation>
    </message>
    <message>
        <source>Accept all suggestions</source>
        <translation>Accept all suggestions</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Previous document</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Next document</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>In a field: accept, and the next</source>
        <translation>In a field: accept, and the next</translation>
    </message>
    <message>
        <source>In a field: new line</source>
        <translation>In a field: new line</translation>
    </message>
    <message>
        <source>Next page that needs a look</source>
        <translation>Next page that needs a look</translation>
    </message>
    <message>
        <source>Previous page that needs a look</source>
        <translation>Previous page that needs a look</translation>
    </message>
    <message>
        <source>Filter what is shown</source>
        <translation>Filter what is shown</translation>
    </message>
    <message>
        <source>Next page, or move about on it</source>
        <translation>Next page, or move about on it</translation>
    </message>
    <message>
        <source>Previous or next sheet</source>
        <translation>Previous or next sheet</translation>
    </message>
    <message>
        <source>First or last page</source>
        <translation>First or last page</translation>
    </message>
    <message>
        <source>Fit, or 100 %</source>
        <translation>Fit, or 100 %</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>Skew and crop by hand</source>
        <translation>Skew and crop by hand</translation>
    </message>
    <message>
        <source>Master, or corrected image</source>
        <translation>Master, or corrected image</translation>
    </message>
    <message>
        <source>OCR text of the page</source>
        <translation>OCR text of the page</translation>
    </message>
    <message>
        <source>Show or hide the findings on the page</source>
        <translation>Show or hide the findings on the page</translation>
    </message>
    <message>
        <source>Note on the page</source>
        <translation>Note on the page</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>Recto and verso side by side</source>
        <translation>Recto and verso side by side</translation>
    </message>
    <message>
        <source>Single page</source>
        <translation>Single page</translation>
    </message>
    <message>
        <source>Accept, and on to the next</source>
        <translation>Accept, and on to the next</translation>
    </message>
    <message>
        <source>Reject: then 1 to 9, then Enter</source>
        <translation>Reject: then 1 to 9, then Enter</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Take the decision back</translation>
    </message>
    <message>
        <source>The document passes</source>
        <translation>The document passes</translation>
    </message>
    <message>
        <source>The document fails, and why</source>
        <translation>The document fails, and why</translation>
    </message>
    <message>
        <source>Return the dossier</source>
        <translation>Return the dossier</translation>
    </message>
    <message>
        <source>Accept the rest that passed</source>
        <translation>Accept the rest that passed</translation>
    </message>
    <message>
        <source>Pack what is selected</source>
        <translation>Pack what is selected</translation>
    </message>
    <message>
        <source>Pack all that wait, or stop those in line</source>
        <translation>Pack all that wait, or stop those in line</translation>
    </message>
    <message>
        <source>Try again what could not be packed</source>
        <translation>Try again what could not be packed</translation>
    </message>
    <message>
        <source>Let it pass unvalidated, with a reason</source>
        <translation>Let it pass unvalidated, with a reason</translation>
    </message>
    <message>
        <source>Verify the package</source>
        <translation>Verify the package</translation>
    </message>
    <message>
        <source>Verify a package from anywhere</source>
        <translation>Verify a package from anywhere</translation>
    </message>
    <message>
        <source>Open the folder of the package</source>
        <translation>Open the folder of the package</translation>
    </message>
    <message>
        <source>Copy the path of the package</source>
        <translation>Copy the path of the package</translation>
    </message>
    <message>
        <source>Upload the package</source>
        <translation>Upload the package</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>Make a report</translation>
    </message>
    <message>
        <source>New entry, or new plan</source>
        <translation>New entry, or new plan</translation>
    </message>
    <message>
        <source>Store what is in the form</source>
        <translation>Store what is in the form</translation>
    </message>
    <message>
        <source>Merge figures of another station</source>
        <translation>Merge figures of another station</translation>
    </message>
    <message>
        <source>Period before, or after</source>
        <translation>Period before, or after</translation>
    </message>
    <message>
        <source>Turn by 0.1°, with ⇧ by 1°</source>
        <translation>Turn by 0.1°, with ⇧ by 1°</translation>
    </message>
    <message>
        <source>Next edge; then arrows 1 px, with ⇧ 10</source>
        <translation>Next edge; then arrows 1 px, with ⇧ 10</translation>
    </message>
    <message>
        <source>Automatic again</source>
        <translation>Automatic again</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Apply, and the next that needs a look</source>
        <translation>Apply, and the next that needs a look</translation>
    </message>
</context>
<context>
    <name>missing</name>
    <message>
        <source>No page scanned yet</source>
        <translation>No page scanned yet</translation>
    </message>
    <message>
        <source>Nothing: hand it in</source>
        <translation>Nothing: hand it in</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected page(s) to scan again</source>
        <translation>
            <numerusform>%n rejected page to scan again</numerusform>
            <numerusform>%n rejected pages to scan again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) not inspected yet</source>
        <translation>
            <numerusform>%n page not inspected yet</numerusform>
            <numerusform>%n pages not inspected yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to check again</source>
        <translation>
            <numerusform>%n page to check again</numerusform>
            <numerusform>%n pages to check again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the description missing</source>
        <translation>
            <numerusform>1 field of the description missing</numerusform>
            <numerusform>%n fields of the description missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the description to mend</source>
        <translation>
            <numerusform>1 field of the description to mend</numerusform>
            <numerusform>%n fields of the description to mend</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the administrator for the codes of the archive: Settings, Packaging</source>
        <translation>Ask the administrator for the codes of the archive: Settings, Packaging</translation>
    </message>
    <message>
        <source>Ask the supervisor to complete the inventory and import it again</source>
        <translation>Ask the supervisor to complete the inventory and import it again</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s), the inventory says {expected}</source>
        <translation>
            <numerusform>%n sheet, the inventory says {expected}</numerusform>
            <numerusform>%n sheets, the inventory says {expected}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s), {expected} counted by hand</source>
        <translation>
            <numerusform>%n sheet, {expected} counted by hand</numerusform>
            <numerusform>%n sheets, {expected} counted by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s), the inventory says {expected}</source>
        <translation>
            <numerusform>%n page, the inventory says {expected}</numerusform>
            <numerusform>%n pages, the inventory says {expected}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>packages</name>
    <message numerus="yes">
        <source>✗ %n rule(s) broken</source>
        <translation>
            <numerusform>✗ %n rule broken</numerusform>
            <numerusform>✗ %n rules broken</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>Waits its turn</translation>
    </message>
    <message>
        <source>✓ Every rule holds</source>
        <translation>✓ Every rule holds</translation>
    </message>
    <message>
        <source>? Not verified here</source>
        <translation>? Not verified here</translation>
    </message>
    <message>
        <source>? Could not check</source>
        <translation>? Could not check</translation>
    </message>
    <message>
        <source>✗ Not packed</source>
        <translation>✗ Not packed</translation>
    </message>
    <message>
        <source>✗ Rules broken</source>
        <translation>✗ Rules broken</translation>
    </message>
    <message>
        <source>code of the archive</source>
        <translation>code of the archive</translation>
    </message>
    <message>
        <source>code of the agency</source>
        <translation>code of the agency</translation>
    </message>
    <message>
        <source>{dossier}, document {n}</source>
        <translation>{dossier}, document {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) verified, every rule holds</source>
        <translation>
            <numerusform>%n file verified, every rule holds</numerusform>
            <numerusform>%n files verified, every rule holds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the exported list</source>
        <translation>
            <numerusform>%n more in the exported list</numerusform>
            <numerusform>%n more in the exported list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message numerus="yes">
        <source>%n p.</source>
        <translation>
            <numerusform>%n p.</numerusform>
            <numerusform>%n p.</numerusform>
        </translation>
    </message>
    <message>
        <source>Doc {n}</source>
        <translation>Doc {n}</translation>
    </message>
    <message>
        <source>Sheet {n}
waits to be fed</source>
        <translation>Sheet {n}
waits to be fed</translation>
    </message>
    <message>
        <source>check again</source>
        <translation>check again</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>blank</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page}, sheet {sheet} {side}, {state}</source>
        <translation>Page {page}, sheet {sheet} {side}, {state}</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>Page {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) have nothing to measure</source>
        <translation>
            <numerusform>%n check does not apply</numerusform>
            <numerusform>%n checks do not apply</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) passed</source>
        <translation>
            <numerusform>%n check passed</numerusform>
            <numerusform>%n checks passed</numerusform>
        </translation>
    </message>
    <message>
        <source>limit {limit}</source>
        <translation>limit {limit}</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>could not be checked</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
</context>
<context>
    <name>periods</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>Up to {detail}</source>
        <translation>Up to {detail}</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Last year</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Leaves missing behind it</source>
        <translation>Leaves missing behind it</translation>
    </message>
    <message>
        <source>Larger than the scanner takes</source>
        <translation>Larger than the scanner takes</translation>
    </message>
    <message>
        <source>Fragile, torn</source>
        <translation>Fragile, torn</translation>
    </message>
    <message>
        <source>Illegible on the paper itself</source>
        <translation>Illegible on the paper itself</translation>
    </message>
    <message>
        <source>Attachment, pasted slip</source>
        <translation>Attachment, pasted slip</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Scan {n}</source>
        <translation>Scan {n}</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>image {hash}</source>
        <translation>image {hash}</translation>
    </message>
    <message>
        <source>kept, not shown</source>
        <translation>kept, not shown</translation>
    </message>
    <message numerus="yes">
        <source>Machine: %n to check</source>
        <translation>
            <numerusform>Machine: %n finding</numerusform>
            <numerusform>Machine: %n findings</numerusform>
        </translation>
    </message>
    <message>
        <source>Machine: passed</source>
        <translation>Machine: passed</translation>
    </message>
    <message>
        <source>checklist {name}, version {version}</source>
        <translation>checklist {name}, version {version}</translation>
    </message>
    <message>
        <source>Dossier returned: {why}</source>
        <translation>Dossier returned: {why}</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Changed after it was accepted: to be looked at again</source>
        <translation>Changed after it was accepted: to be looked at again</translation>
    </message>
    <message>
        <source>Verdict stands again</source>
        <translation>Verdict stands again</translation>
    </message>
    <message>
        <source>Verdict taken back</source>
        <translation>Verdict taken back</translation>
    </message>
    <message>
        <source>Verdict of {person} taken back</source>
        <translation>Verdict of {person} taken back</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>with the sample, not looked at by itself</source>
        <translation>with the sample, not looked at by itself</translation>
    </message>
    <message>
        <source>by command, said to be checked elsewhere</source>
        <translation>by command, said to be checked elsewhere</translation>
    </message>
    <message>
        <source>by command, not looked at</source>
        <translation>by command, not looked at</translation>
    </message>
    <message>
        <source>looked at for {n} s, at full size</source>
        <translation>looked at for {n} s, at full size</translation>
    </message>
    <message>
        <source>looked at for {n} s, small</source>
        <translation>looked at for {n} s, small</translation>
    </message>
    <message>
        <source>Secrecy mark found: stopped</source>
        <translation>Secrecy mark found: stopped</translation>
    </message>
    <message numerus="yes">
        <source>%n of {pages} pages to check</source>
        <translation>
            <numerusform>%n of {pages} pages to check</numerusform>
            <numerusform>%n of {pages} pages to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>returned %n time(s)</source>
        <translation>
            <numerusform>returned %n time</numerusform>
            <numerusform>returned %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) on the whole dossier</source>
        <translation>
            <numerusform>%n finding on the whole dossier</numerusform>
            <numerusform>%n findings on the whole dossier</numerusform>
        </translation>
    </message>
    <message>
        <source>operator: {rate} % rejected</source>
        <translation>operator: {rate} % rejected</translation>
    </message>
    <message numerus="yes">
        <source>waits for %n day(s)</source>
        <translation>
            <numerusform>waits for %n day</numerusform>
            <numerusform>waits for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stood out</source>
        <translation>Nothing stood out</translation>
    </message>
    <message>
        <source>page {first}</source>
        <translation>page {first}</translation>
    </message>
    <message>
        <source>pages {first}–{last}</source>
        <translation>pages {first}–{last}</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Passes</translation>
    </message>
    <message>
        <source>Does not pass</source>
        <translation>Does not pass</translation>
    </message>
    <message>
        <source>scan {n}</source>
        <translation>scan {n}</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>sample</translation>
    </message>
    <message>
        <source>before</source>
        <translation>before</translation>
    </message>
    <message>
        <source>page {n}: {note}</source>
        <translation>page {n}: {note}</translation>
    </message>
</context>
<context>
    <name>rooms</name>
    <message>
        <source>everywhere</source>
        <translation>everywhere</translation>
    </message>
    <message>
        <source>editor</source>
        <translation>editor</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describe</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Supervise</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Sent for appraisal</source>
        <translation>Sent for appraisal</translation>
    </message>
    <message>
        <source>Appraised</source>
        <translation>Appraised</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Captured</translation>
    </message>
    <message>
        <source>Inspecting</source>
        <translation>Inspecting</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Not scanned</translation>
    </message>
    <message>
        <source>Being scanned</source>
        <translation>Being scanned</translation>
    </message>
    <message>
        <source>Waits for review</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Packaged</source>
        <translation>Packaged</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Held for treatment</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Not digitised</source>
        <translation>Not digitised</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Stuck</translation>
    </message>
    <message>
        <source>Torn</source>
        <translation>Torn</translation>
    </message>
    <message>
        <source>Faded</source>
        <translation>Faded</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Highly secret</source>
        <translation>Highly secret</translation>
    </message>
    <message>
        <source>Top secret</source>
        <translation>Top secret</translation>
    </message>
    <message>
        <source>recto</source>
        <translation>recto</translation>
    </message>
    <message>
        <source>verso</source>
        <translation>verso</translation>
    </message>
</context>
<context>
    <name>supervise</name>
    <message>
        <source>Pages by day, four weeks</source>
        <translation>Pages by day, four weeks</translation>
    </message>
    <message>
        <source>Pages by day, 30 days</source>
        <translation>Pages by day, 30 days</translation>
    </message>
    <message>
        <source>Pages since the beginning</source>
        <translation>Pages since the beginning</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>times on 1,000 sheets, {n} days</source>
        <translation>per 1,000 sheets, {n} days</translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation>Needs a person</translation>
    </message>
    <message>
        <source>Export the table or plot that has the focus</source>
        <translation>Export the table or plot that has the focus</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Pages/hour</source>
        <translation>Pages/h</translation>
    </message>
    <message>
        <source>By hour {first}–{last}</source>
        <translation>By hour {first}–{last}</translation>
    </message>
    <message>
        <source>Rejected pages</source>
        <translation>Rejected pages</translation>
    </message>
    <message>
        <source>Rejected %</source>
        <translation>Rejected %</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Jams</source>
        <translation>Jams</translation>
    </message>
    <message>
        <source>Double feeds</source>
        <translation>Doubles</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Jams per 1,000</source>
        <translation>Jams per 1,000</translation>
    </message>
    <message>
        <source>Double feeds per 1,000</source>
        <translation>Double feeds per 1,000</translation>
    </message>
    <message>
        <source>Dirty pages today</source>
        <translation>Dirty pages today</translation>
    </message>
    <message>
        <source>Calibrate by</source>
        <translation>Calibrate by</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>No longer in use</source>
        <translation>No longer in use</translation>
    </message>
    <message>
        <source>Change the rollers</source>
        <translation>Change rollers</translation>
    </message>
    <message>
        <source>Wipe the glass</source>
        <translation>Wipe the glass</translation>
    </message>
    <message>
        <source>Clean the feeder</source>
        <translation>Clean feeder</translation>
    </message>
    <message>
        <source>Check the cable</source>
        <translation>Check the cable</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrate</translation>
    </message>
    <message>
        <source>Not fed</source>
        <translation>Not fed</translation>
    </message>
    <message>
        <source>The register says that it is no longer in use.</source>
        <translation>The register says that it is no longer in use.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of today show dirt of the glass.</source>
        <translation>
            <numerusform>%n page of today shows dirt of the glass.</numerusform>
            <numerusform>%n pages of today show dirt of the glass.</numerusform>
        </translation>
    </message>
    <message>
        <source>It should have been calibrated by {day}.</source>
        <translation>It should have been calibrated by {day}.</translation>
    </message>
    <message>
        <source>Deadline {day}</source>
        <translation>Deadline {day}</translation>
    </message>
    <message>
        <source>plan {share}</source>
        <translation>plan {share}</translation>
    </message>
    <message>
        <source>Plan {n}</source>
        <translation>Plan {n}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} is there already. Replace it?</translation>
    </message>
    <message>
        <source>Pages scanned</source>
        <translation>Pages scanned</translation>
    </message>
    <message>
        <source>Rescanned</source>
        <translation>Rescanned</translation>
    </message>
    <message>
        <source>Dossiers packaged</source>
        <translation>Dossiers packaged</translation>
    </message>
    <message>
        <source>Cost to date</source>
        <translation>Cost to date</translation>
    </message>
    <message>
        <source>Waiting for review</source>
        <translation>Waiting for review</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Blank sides</source>
        <translation>Blank sides</translation>
    </message>
    <message>
        <source>{n} bn đ</source>
        <translation>{n} bn đ</translation>
    </message>
    <message>
        <source>{n} m đ</source>
        <translation>{n} m đ</translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s)</source>
        <translation>
            <numerusform>on %n day</numerusform>
            <numerusform>on %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to compare with</source>
        <translation>nothing to compare with</translation>
    </message>
    <message>
        <source>{change} vs a usual day by now</source>
        <translation>{change} vs usual by now</translation>
    </message>
    <message>
        <source>{change} vs those before</source>
        <translation>{change} vs those before</translation>
    </message>
    <message>
        <source>{n} wait for review</source>
        <translation>{n} wait for review</translation>
    </message>
    <message>
        <source>{rate} · limit {limit}</source>
        <translation>{rate} · limit {limit}</translation>
    </message>
    <message>
        <source>{share} of the images</source>
        <translation>{share} of the images</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for upload</source>
        <translation>
            <numerusform>%n waits for upload</numerusform>
            <numerusform>%n wait for upload</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{pages} A4 pages · %n prices</source>
        <translation>
            <numerusform>{pages} A4 pages · %n price</numerusform>
            <numerusform>{pages} A4 pages · %n prices</numerusform>
        </translation>
    </message>
    <message>
        <source>{pages} A4 pages · {price} đ</source>
        <translation>{pages} A4 pages · {price} đ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>There is nothing in this list.</source>
        <translation>There is nothing in this list.</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>A4 pages</source>
        <translation>A4 pages</translation>
    </message>
    <message>
        <source>Paper size</source>
        <translation>Paper size</translation>
    </message>
    <message>
        <source>Pages accepted</source>
        <translation>Pages accepted</translation>
    </message>
    <message>
        <source>A4 pages each</source>
        <translation>A4 pages each</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Unit price</translation>
    </message>
    <message>
        <source>Coefficient K</source>
        <translation>Coefficient K</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost (đ)</translation>
    </message>
    <message>
        <source>Pages scanned on {day}</source>
        <translation>Pages scanned on {day}</translation>
    </message>
    <message>
        <source>digitised before</source>
        <translation>digitised before</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>Waiting for review over 2 days</source>
        <translation>In review over 2 days</translation>
    </message>
    <message>
        <source>Masters or packages damaged</source>
        <translation>Masters or packages damaged</translation>
    </message>
    <message>
        <source>Invalid packages</source>
        <translation>Invalid packages</translation>
    </message>
    <message>
        <source>Packages waiting for upload</source>
        <translation>Packages to upload</translation>
    </message>
    <message>
        <source>Held for treatment</source>
        <translation>Held for treatment</translation>
    </message>
    <message>
        <source>Stopped by a secrecy mark</source>
        <translation>Stopped by a secrecy mark</translation>
    </message>
    <message>
        <source>Inventories imported in part</source>
        <translation>Inventories imported in part</translation>
    </message>
    <message>
        <source>open each to see which</source>
        <translation>open each to see which</translation>
    </message>
    <message>
        <source>as last verified; to be made anew</source>
        <translation>as last verified; to be made anew</translation>
    </message>
    <message>
        <source>stuck, torn or faded paper</source>
        <translation>stuck, torn or faded paper</translation>
    </message>
    <message>
        <source>a supervisor says what it is</source>
        <translation>a supervisor says what it is</translation>
    </message>
    <message>
        <source>import {list} once more</source>
        <translation>import {list} once more</translation>
    </message>
    <message numerus="yes">
        <source>oldest: %n day(s)</source>
        <translation>
            <numerusform>oldest: %n day</numerusform>
            <numerusform>oldest: %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest: box {box}, {since}</source>
        <translation>oldest: box {box}, {since}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>{free} left at the pace of the last days</source>
        <translation>{free} left, at the recent pace</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Room on the disk</translation>
    </message>
    <message>
        <source>Progress of the plan</source>
        <translation>Progress of the plan</translation>
    </message>
    <message>
        <source>No plan is set for this scope.</source>
        <translation>No plan is set for this scope.</translation>
    </message>
    <message>
        <source>Set a plan</source>
        <translation>Set a plan</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>dossiers</source>
        <translation>dossiers</translation>
    </message>
    <message>
        <source>{share} of the plan</source>
        <translation>{share} of the plan</translation>
    </message>
    <message>
        <source>needs {n} {unit} a day</source>
        <translation>needs {n} {unit} a day</translation>
    </message>
    <message>
        <source>No forecast: fewer than five working days</source>
        <translation>No forecast: fewer than five working days</translation>
    </message>
    <message>
        <source>The plan is done</source>
        <translation>The plan is done</translation>
    </message>
    <message>
        <source>Done on {day}</source>
        <translation>Done on {day}</translation>
    </message>
    <message numerus="yes">
        <source>Done on {day}, %n day(s) late</source>
        <translation>
            <numerusform>Done {day}, %n day late</numerusform>
            <numerusform>Done {day}, %n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done on {day}, %n day(s) early</source>
        <translation>
            <numerusform>Done {day}, %n day early</numerusform>
            <numerusform>Done {day}, %n days early</numerusform>
        </translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>All stations</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>Not counted as pages: {control} control sheets and {removed} removed; {blank} blank sides are.  Decided pages count on the day of the decision, waiting ones on that of the scan.</source>
        <translation>Not counted as pages: {control} control sheets and {removed} removed; {blank} blank sides are.  Decided pages count on the day of the decision, waiting ones on that of the scan.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Supervise</translation>
    </message>
    <message>
        <source>today, {weekday} {day}</source>
        <translation>today, {weekday} {day}</translation>
    </message>
    <message>
        <source>the whole project</source>
        <translation>the whole project</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>Whole project</source>
        <translation>Whole project</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>Make a report</translation>
    </message>
    <message>
        <source>Nothing was scanned yet.</source>
        <translation>Nothing was scanned yet.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Grid</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Single</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Skew, crop</source>
        <translation>Skew, crop</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Rescan</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>worklist</name>
    <message>
        <source>(title not shown at this station)</source>
        <translation>(title not shown at this station)</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Missing</translation>
    </message>
</context>
</TS>
