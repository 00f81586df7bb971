"""What each figure is called, how it is counted, and where from."""

from dataclasses import dataclass
from types import MappingProxyType

from gandan.common.words import mark
from gandan.reports.enums import Figure

_PARTS = mark("Phần việc của từng đơn vị trong kế hoạch")
_SAID = mark("Báo cáo tiến độ của các đơn vị")


@dataclass(frozen=True, slots=True)
class FigureWords:
    name: str
    formula: str
    source: str


FIGURES = MappingProxyType(
    {
        Figure.DUE: FigureWords(
            mark("Nhiệm vụ đến hạn trong kỳ"),
            mark(
                "Đếm phần việc có hạn trong kỳ; mỗi đơn vị, mỗi lần đến hạn tính một nhiệm vụ; "
                "không tính việc chưa giao, đã rút, thuộc kỳ trước khi nhập văn bản."
            ),
            _PARTS,
        ),
        Figure.ON_TIME: FigureWords(
            mark("Hoàn thành đúng hạn"),
            mark("Đếm nhiệm vụ đến hạn trong kỳ, đã được xác nhận, ngày báo xong không sau ngày hạn."),
            _PARTS,
        ),
        Figure.LATE: FigureWords(
            mark("Hoàn thành quá hạn"),
            mark("Đếm nhiệm vụ đến hạn trong kỳ, đã được xác nhận, ngày báo xong sau ngày hạn và không sau cuối kỳ."),
            _PARTS,
        ),
        Figure.WAITING: FigureWords(
            mark("Đã báo xong, chờ xác nhận"),
            mark("Đếm nhiệm vụ đến hạn trong kỳ mà đơn vị đã báo xong nhưng chưa được xác nhận hoặc tiếp nhận."),
            _PARTS,
        ),
        Figure.OVERDUE: FigureWords(
            mark("Quá hạn, chưa hoàn thành"),
            mark("Đếm nhiệm vụ đến hạn trong kỳ, đã qua ngày hạn mà đơn vị chưa báo xong."),
            _PARTS,
        ),
        Figure.IN_TIME: FigureWords(
            mark("Đang thực hiện, trong hạn"),
            mark("Đếm nhiệm vụ đến hạn trong kỳ, đơn vị đã nhận, chưa qua ngày hạn."),
            _PARTS,
        ),
        Figure.NOT_STARTED: FigureWords(
            mark("Chưa thực hiện, còn trong hạn"),
            mark("Đếm nhiệm vụ đến hạn trong kỳ, đơn vị chưa nhận, chưa qua ngày hạn."),
            _PARTS,
        ),
        Figure.SETTLED: FigureWords(
            mark("Nhiệm vụ đã đến hạn hoặc đã xong"),
            mark("Hoàn thành đúng hạn + hoàn thành quá hạn + quá hạn chưa hoàn thành; là mẫu số của tỷ lệ đúng hạn."),
            _PARTS,
        ),
        Figure.CARRIED: FigureWords(
            mark("Quá hạn từ kỳ trước chuyển sang"),
            mark("Đếm nhiệm vụ có hạn trước ngày đầu kỳ và chưa hoàn thành trước ngày đầu kỳ."),
            _PARTS,
        ),
        Figure.DONE: FigureWords(
            mark("Hoàn thành trong kỳ"),
            mark("Đếm nhiệm vụ đã được xác nhận, ngày báo xong nằm trong kỳ, dù hạn vào kỳ nào."),
            _PARTS,
        ),
        Figure.STANDING: FigureWords(
            mark("Việc thường xuyên"),
            mark("Đếm việc thường xuyên của từng đơn vị có thời gian thực hiện chạm vào kỳ."),
            _PARTS,
        ),
        Figure.PROGRESS: FigureWords(
            mark("Lượt báo cáo tiến độ"),
            mark("Đếm báo cáo tiến độ ghi ngày trong kỳ, kể cả báo xong và báo vướng mắc."),
            _SAID,
        ),
        Figure.DIFFICULTIES: FigureWords(
            mark("Khó khăn, vướng mắc"), mark("Đếm báo cáo vướng mắc ghi ngày trong kỳ."), _SAID
        ),
        Figure.EVIDENCE: FigureWords(
            mark("Minh chứng"),
            mark(
                "Đếm tệp đã gửi kèm báo cáo tiến độ mà thời gian tệp đó chứng minh chạm vào kỳ; mỗi tệp tính một lần."
            ),
            mark("Minh chứng của các đơn vị"),
        ),
    }
)
