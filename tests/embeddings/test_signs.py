"""The file of tokens: laid out as its module says, and never read for what it is not."""

import zlib

import numpy as np
import pytest

from embeddings import IndexDamaged, TokenSigns
from embeddings.manifest import file_sha256
from embeddings.signs import SegmentSigns, write_signs


def signs(count, first=0):
    bits = np.arange(first, first + 2 * count, dtype=np.uint8).reshape(count, 2)
    return TokenSigns(bits, np.arange(-1, count - 1, dtype=np.int32) * 700)


ROWS = [signs(3), signs(0), signs(40, 100)]


@pytest.fixture
def path(tmp_path):
    write_signs(tmp_path / "some.signs", iter(ROWS), 3)
    return tmp_path / "some.signs"


def read(path, rows=3):
    file = SegmentSigns(path, rows)
    try:
        return [(each.bits.tolist(), each.starts.tolist()) for each in map(file.row, range(rows))]
    finally:
        file.close()


def test_what_is_read_is_what_was_written(path, tmp_path):
    assert read(path) == [(each.bits.tolist(), each.starts.tolist()) for each in ROWS]
    assert write_signs(tmp_path / "again.signs", ROWS, 3) == file_sha256(path) == file_sha256(tmp_path / "again.signs")


def test_the_bytes_are_those_that_the_module_describes(tmp_path):
    path = tmp_path / "one.signs"
    bits = np.array([[0x12, 0x34], [0x56, 0x78]], np.uint8)
    write_signs(path, [TokenSigns(bits, np.array([-1, 258], np.int32))], 1)
    header = b"AQTS\x01\x00\x02\x00" + (1).to_bytes(8, "little")
    record = b"\x12\x34\x56\x78\xff\xff\x02\x01"
    table = (2).to_bytes(4, "little") + zlib.crc32(record).to_bytes(4, "little")
    assert path.read_bytes() == header + record + table + zlib.crc32(header + table).to_bytes(4, "little")


def test_a_segment_may_have_no_chunks(tmp_path):
    write_signs(tmp_path / "none.signs", [], 0)
    assert read(tmp_path / "none.signs", 0) == []


def test_every_changed_or_missing_byte_is_found(path):
    data = path.read_bytes()
    damaged = [data[:at] + bytes([data[at] ^ 16]) + data[at + 1 :] for at in range(len(data))]
    for broken in (
        *damaged,
        *(data[:at] for at in range(0, len(data), 7)),
        data + b"\0",
        data[:16] + b"\0" + data[16:],
    ):
        path.write_bytes(broken)
        with pytest.raises(IndexDamaged, match=r"some\.signs .*: run 'article-qa rebuild --full'$"):
            read(path)


def test_only_what_is_asked_for_is_checked(path):
    data = bytearray(path.read_bytes())
    data[20] ^= 1  # in the first chunk's
    path.write_bytes(data)
    file = SegmentSigns(path, 3)
    assert file.row(2).starts.tolist() == ROWS[2].starts.tolist()
    with pytest.raises(IndexDamaged):
        file.row(0)
    file.close()


def test_a_file_that_is_cut_while_it_is_open_is_damaged(path):
    file = SegmentSigns(path, 3)
    path.write_bytes(path.read_bytes()[:30])
    with pytest.raises(IndexDamaged):
        file.row(2)
    file.close()


def test_a_file_of_other_chunks_or_none_is_refused(path):
    for rows in (2, 4, 1_000_000):
        with pytest.raises(IndexDamaged):
            SegmentSigns(path, rows)
    with pytest.raises(IndexDamaged, match="is missing"):
        SegmentSigns(path.with_name("nope.signs"), 3)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([signs(1)], id="too-few"),
        pytest.param([signs(1)] * 3, id="too-many"),
        pytest.param([signs(1), TokenSigns(np.zeros((1, 3), np.uint8), np.zeros(1, np.int32))], id="other-width"),
        pytest.param([signs(1), TokenSigns(np.zeros((1, 2), np.uint8), np.full(1, 40_000, np.int32))], id="too-far"),
    ],
)
def test_misuse_raises_value_errors(tmp_path, rows):
    with pytest.raises(ValueError, match=r"zip\(\) argument 2 is|do not fit others of 2|begins at 40000"):
        write_signs(tmp_path / "new.signs", rows, 2)
