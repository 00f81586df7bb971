"""The command that shows people what was understood and what was not."""

import os
import pty
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from vanban import parse, parse_text, render_docx
from vanban.__main__ import main
from vanban._explain import explain

PAPER = (
    "UBND XÃ ĐÁ BẠC\nTHÔN KHE SU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 02/BB-KS\n"
    "BIÊN BẢN\nHọp thôn\n\nHôm nay, ngày 12 tháng 5 năm 2026, thôn họp.\nI. VIỆC\n1. Trạm Y tế quét sân hằng tuần.\n"
    "- Cây trước cổng đã cao.\n\nTên\tTuổi\nNa\t40\n\nKết thúc./.\nNơi nhận:\n- Lưu: KS.\nCHỦ TRÌ\nLý Văn Sáng\n"
    "Xyz 123 lạ"
)
SHOWN = """\
UBND XÃ ĐÁ BẠC
    ↳ cơ quan cấp trên: Ủy ban nhân dân xã Đá Bạc
THÔN KHE SU
    ↳ cơ quan ban hành: Thôn Khe Su
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    ↳ quốc hiệu, tiêu ngữ
Độc lập - Tự do - Hạnh phúc
    ↳ quốc hiệu, tiêu ngữ
Số: 02/BB-KS
    ↳ số: 02
    ↳ ký hiệu: BB-KS
BIÊN BẢN
"""


def test_explain_says_beside_each_line_what_was_understood() -> None:
    shown = explain(parse_text(PAPER))
    assert shown.startswith(SHOWN)
    for part in (
        "Hôm nay, ngày 12 tháng 5 năm 2026, thôn họp.\n    ↳ ngày ban hành: có thể là 2026-05-12 [chắc 30%: ",
        "Trạm Y tế quét sân hằng tuần.\n    ↳ nhiệm vụ 1 · chủ trì: Trạm Y tế · thời hạn: hằng tuần (FREQ=WEEKLY)\n",
        "- Cây trước cổng đã cao.\n    ↳ gạch đầu dòng\n",
        "[bảng 2 hàng: giữ nguyên, không thấy cột việc và cột đơn vị thực hiện]\n",
        "CHỦ TRÌ\n    ↳ chức vụ: CHỦ TRÌ\n",
        "Xyz 123 lạ\n    ↳ không hiểu dòng này\n",
        "\nĐọc được 1 nhiệm vụ, 0 viện dẫn, 1 nơi nhận.\nKhông thấy: ngày ban hành.\nVấn đề (1):\n",
        "Không hiểu (1 dòng):\n  - Xyz 123 lạ\n",
    ):
        assert shown.count(part) == 1, part


@pytest.mark.parametrize(
    ("text", "is_unlike"),
    [("Chiều bản\n\nKhói lam bay ngang mái\nTiếng mõ trâu về gần\n", True), (PAPER, False)],
)
def test_explain_of_a_poem_says_that_it_is_no_official_paper(text: str, is_unlike: bool) -> None:
    assert ("\nKhông giống văn bản hành chính: mới đọc được chữ" in explain(parse_text(text))) == is_unlike


def test_explain_of_word_file_tells_tables_that_only_place_the_head_from_others() -> None:
    document = parse_text(
        "UBND XÃ ĐÁ BẠC\nSố: 03/KH-UBND\nĐá Bạc, ngày 02 tháng 6 năm 2026\n\nKẾ HOẠCH\nDọn kho\n\nDọn."
    )
    shown = explain(parse(render_docx(document)))
    assert shown.startswith("[bảng 2 hàng: chỉ để xếp chữ thành cột, đọc từng cột]\n")


def test_explain_in_colour_has_the_same_words() -> None:
    document = parse_text(PAPER)
    coloured = explain(document, colour=True)
    assert coloured != explain(document)
    plain = "".join(piece.partition("m")[2] if at else piece for at, piece in enumerate(coloured.split("\033[")))
    assert plain == explain(document)


@pytest.mark.parametrize(("wish", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_command_colours_only_a_terminal_that_wants_it(wish: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text(PAPER, encoding="utf-8")
    call = [sys.executable, "-m", "vanban", "parse", str(paper), "--explain"]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | wish
    master, slave = pty.openpty()
    started = subprocess.Popen(call, stdout=slave, env=environment)
    os.close(slave)
    said = b""
    try:
        while piece := os.read(master, 65536):
            said += piece
    except OSError:  # how a pseudo-terminal says that the other end has gone
        pass
    os.close(master)
    assert (started.wait(), b"\033[" in said) == (0, coloured)
    piped = subprocess.run(call, capture_output=True, env=environment, check=True).stdout
    assert piped.decode() == explain(parse_text(PAPER))


@pytest.mark.parametrize("call", [[], ["parse"], ["parse", "a.txt", "--json", "--explain"], ["read", "a.txt"]])
def test_command_called_wrongly_exits_with_its_own_code(call: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(call)
    assert raised.value.code == 64


def test_command_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["--version"])
    assert (raised.value.code, capsys.readouterr().out) == (0, f"vanban {version('vanban')}\n")
