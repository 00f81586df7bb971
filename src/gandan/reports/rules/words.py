"""What each figure is called, how it is counted, and where from."""

from dataclasses import dataclass
from types import MappingProxyType

from gandan.reports.enums import Figure

_PARTS = "Phần việc của từng đơn vị trong kế hoạch"
_SAID = "Báo cáo tiến độ của các đơn vị"


@dataclass(frozen=True, slots=True)
class FigureWords:
    name: str
    formula: str
    source: str


FIGURES = MappingProxyType(
    {
        Figure.DUE: FigureWords(
            "Nhiệm vụ đến hạn trong kỳ",
            "Đếm phần việc có hạn trong kỳ; mỗi đơn vị, mỗi lần đến hạn tính một nhiệm vụ; "
            "không tính việc chưa giao, đã rút, thuộc kỳ trước khi nhập văn bản.",
            _PARTS,
        ),
        Figure.ON_TIME: FigureWords(
            "Hoàn thành đúng hạn",
            "Đếm nhiệm vụ đến hạn trong kỳ, đã được xác nhận, ngày báo xong không sau ngày hạn.",
            _PARTS,
        ),
        Figure.LATE: FigureWords(
            "Hoàn thành quá hạn",
            "Đếm nhiệm vụ đến hạn trong kỳ, đã được xác nhận, ngày báo xong sau ngày hạn và không sau cuối kỳ.",
            _PARTS,
        ),
        Figure.WAITING: FigureWords(
            "Đã báo xong, chờ xác nhận",
            "Đếm nhiệm vụ đến hạn trong kỳ mà đơn vị đã báo xong nhưng chưa được xác nhận hoặc tiếp nhận.",
            _PARTS,
        ),
        Figure.OVERDUE: FigureWords(
            "Quá hạn, chưa hoàn thành",
            "Đếm nhiệm vụ đến hạn trong kỳ, đã qua ngày hạn mà đơn vị chưa báo xong.",
            _PARTS,
        ),
        Figure.IN_TIME: FigureWords(
            "Đang thực hiện, trong hạn",
            "Đếm nhiệm vụ đến hạn trong kỳ, đơn vị đã nhận, chưa qua ngày hạn.",
            _PARTS,
        ),
        Figure.NOT_STARTED: FigureWords(
            "Chưa thực hiện, còn trong hạn",
            "Đếm nhiệm vụ đến hạn trong kỳ, đơn vị chưa nhận, chưa qua ngày hạn.",
            _PARTS,
        ),
        Figure.SETTLED: FigureWords(
            "Nhiệm vụ đã đến hạn hoặc đã xong",
            "Hoàn thành đúng hạn + hoàn thành quá hạn + quá hạn chưa hoàn thành; là mẫu số của tỷ lệ đúng hạn.",
            _PARTS,
        ),
        Figure.CARRIED: FigureWords(
            "Quá hạn từ kỳ trước chuyển sang",
            "Đếm nhiệm vụ có hạn trước ngày đầu kỳ và chưa hoàn thành trước ngày đầu kỳ.",
            _PARTS,
        ),
        Figure.DONE: FigureWords(
            "Hoàn thành trong kỳ",
            "Đếm nhiệm vụ đã được xác nhận, ngày báo xong nằm trong kỳ, dù hạn vào kỳ nào.",
            _PARTS,
        ),
        Figure.STANDING: FigureWords(
            "Việc thường xuyên",
            "Đếm việc thường xuyên của từng đơn vị có thời gian thực hiện chạm vào kỳ.",
            _PARTS,
        ),
        Figure.PROGRESS: FigureWords(
            "Lượt báo cáo tiến độ", "Đếm báo cáo tiến độ ghi ngày trong kỳ, kể cả báo xong và báo vướng mắc.", _SAID
        ),
        Figure.DIFFICULTIES: FigureWords("Khó khăn, vướng mắc", "Đếm báo cáo vướng mắc ghi ngày trong kỳ.", _SAID),
        Figure.EVIDENCE: FigureWords(
            "Minh chứng",
            "Đếm tệp đã gửi kèm báo cáo tiến độ mà thời gian tệp đó chứng minh chạm vào kỳ; mỗi tệp tính một lần.",
            "Minh chứng của các đơn vị",
        ),
    }
)
