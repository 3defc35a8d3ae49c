"""Large XML from strangers, read child by child: the same values as in one piece, and the same mischief refused."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_xml_reading import DOCTYPES

from station.packaging import xml_reading
from station.packaging.manifest import Malformed
from station.packaging.xml_reading import DEEPEST, MOST_BYTES, iter_xml, parse_xml

TAGS = ("a", "b", "c", "sự")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def read(data: bytes, **limits: int) -> list[bytes]:
    return [etree.tostring(child, with_tail=False) for child in iter_xml(io.BytesIO(data), "a.xml", TAGS, **limits)]


def refusal(data: bytes, **limits: int) -> str:
    with pytest.raises(Malformed) as caught:
        read(data, **limits)
    return str(caught.value)


names = st.sampled_from(["a", "b", "sự"])
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
trees = st.recursive(
    st.tuples(names, texts), lambda inner: st.tuples(names, st.lists(inner, max_size=3)), max_leaves=8
)  # fmt: skip


def element(tree: tuple[str, object]) -> etree._Element:
    made = etree.Element(tree[0])
    if isinstance(tree[1], str):
        made.text = "".join(character for character in tree[1] if character not in "\ufffe\uffff")
    else:
        made.extend([element(one) for one in tree[1]])
    return made


@settings(max_examples=60)
@given(st.lists(trees, max_size=6), st.integers(20, 200), texts)
def test_child_by_child_gives_what_the_whole_gives(children: list, chunk: int, comment: str) -> None:
    root = element(("root", children))
    for child in root:
        child.tail = "\n  "
    data = f"{HEAD}<!--{comment.replace('-', '')}-->".encode()[: chunk - 30 if chunk > 80 else 38]
    data = (data if data.endswith(b">") else HEAD.encode()) + etree.tostring(root, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml_reading, "_CHUNK", max(chunk, 64))
        streamed = read(data)
    assert streamed == [etree.tostring(child, with_tail=False) for child in parse_xml(data, "a.xml")]


def test_a_child_is_forgotten_when_the_next_one_comes() -> None:
    data = b"<r>" + b"<c><d>x</d></c>" * 50_000 + b"</r>"
    most = 0
    for child in iter_xml(io.BytesIO(data), "a.xml", TAGS):
        parent = child.getparent()
        assert parent is not None
        before = child.getprevious()
        most = max(most, 0 if before is None else len(before))
        assert before is None or before.getprevious() is None
    assert most == 0


def test_nesting_is_let_pass_up_to_the_same_depth_as_in_a_whole_file() -> None:
    data = b"<r>" + b"<a>" * (DEEPEST - 1) + b"</a>" * (DEEPEST - 1) + b"</r>"
    assert parse_xml(data, "a.xml") is not None
    assert len(read(data)) == 1


@pytest.mark.parametrize("kind", DOCTYPES)
def test_a_document_type_is_refused(kind: str) -> None:
    assert "document type" in refusal(DOCTYPES[kind].replace("{secret}", "/etc/hostname").encode())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no element found"),
        (b"<a><b></a>", "line 1"),
        (b"<a>\n<b>x</b>", "line 2"),
        (b"<a><b/></a><c/>", "line 1"),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', "UTF-16"),
        ("<a/>".encode("utf-16"), "not UTF-8"),
        (b"<a><b>\xff</b></a>", "not UTF-8"),
        (b"<a>&e;</a>", "e"),
        (b" " * (300 * 1024) + b"<a/>", "no element in the first"),
        (b"<r>" + b"<a>" * DEEPEST + b"</a>" * DEEPEST + b"</r>", "deeper"),
    ],
)  # fmt: skip
def test_what_is_no_plain_xml_is_refused_by_name_and_line(data: bytes, told: str) -> None:
    message = refusal(data)
    assert message.startswith("a.xml")
    assert told in message


def test_a_bad_byte_far_behind_is_refused() -> None:
    assert "a.xml, line 1" in refusal(b"<a>" + b"<b>x</b>" * 100_000 + b"<b>\xff</b></a>")


def test_neither_the_file_nor_a_child_may_be_larger_than_allowed() -> None:
    assert "more than 1000" in refusal(b"<a>" + b"<b>x</b>" * 1000 + b"</a>", most_bytes=1000)
    assert f"more than {MOST_BYTES}" in refusal(b"<a><b>" + (b"<d>" + b"x" * (MOST_BYTES // 4) + b"</d>") * 5)
    assert "elements and attributes" in refusal(b"<a><b>" + b"<d/>" * 3_100_000 + b"</b></a>")
    assert f"more than {MOST_BYTES}" in refusal(b"<a>" + (b"<d>" + b" " * (MOST_BYTES // 4) + b"</d>") * 5 + b"</a>")
    many = b"<a>" + (b"<b>" + b"<d/>" * 800_000 + b"</b>") * 4 + b"</a>"
    assert sum(1 for _ in iter_xml(io.BytesIO(many), "a.xml", TAGS)) == 4
