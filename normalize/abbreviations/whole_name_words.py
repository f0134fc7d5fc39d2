"""Words that begin, part or end the names of bodies, and those that make a clause."""

from __future__ import annotations

import re

from .words import fold_word

BODIES = (
    "tổ chức|quỹ|ngân hàng|trung tâm|hiệp hội|liên đoàn|ủy ban|cơ quan|viện|học viện"
    "|văn phòng|phòng|liên minh|hiệp định|công ước|khu vực|cục|tổng cục|hội|liên hiệp"
    "|trường đại học|trường|đại học|bệnh viện|bộ|sở|ban|hội đồng|tổng công ty"
    "|công ty|tập đoàn|chương trình|dự án|đề án|chỉ số|luật|đài|tạp chí|nhà xuất bản"
    "|nhà máy|kho bạc|hợp tác xã|chi cục|chi nhánh|tòa án|ủy hội|xí nghiệp|câu lạc bộ"
)
HEADS = frozenset(tuple(map(fold_word, head.split())) for head in BODIES.split("|"))
NO_HEADS = frozenset(
    tuple(map(fold_word, pair.split()))
    for pair in "bộ trưởng|viện trưởng|cục trưởng|sở trưởng|ban trưởng|hội nghị"
    "|hội thảo|hội thi|hội viên|hội trường|bộ phận|bộ đội|bộ luật|ban hành|ban đầu"
    "|luật sư|trường hợp|trường ca|viện trợ|viện phí|viện sĩ|phòng chống"
    "|phòng khám|quỹ đất|quỹ lương|hội chợ|hội phó|viện phó|cục phó".split("|")
)
# Without a cue: bodies and treaties, no companies (a code of the exchange is likely).
PLAIN = frozenset(
    tuple(map(fold_word, head.split()))
    for head in "tổ chức|quỹ|hiệp hội|liên đoàn|cơ quan|viện|hiệp định|công ước|phòng"
    "|trung tâm|khu vực|ủy hội|liên hiệp|ủy ban|ngân hàng".split("|")
)
# Things, which have no capital but where a sentence begins.
THINGS = frozenset(
    tuple(map(fold_word, head.split()))
    for head in "hệ thống|chỉ số|tỷ lệ|giá trị|phương pháp|công nghệ|bản đồ|phần mềm"
    "|tổng sản|chương trình|thiết bị|nền tảng|hiệp định|chỉ tiêu|mô hình|kỹ thuật"
    "|tiêu chuẩn|phương tiện|dịch vụ|quy trình|công cụ|cơ chế".split("|")
)
PARTING = frozenset(
    map(fold_word, "do tại từ theo đến bởi là bằng qua sang của giữa".split())
)
LINKING = frozenset(map(fold_word, "và cùng với".split()))
CLAUSE = frozenset(
    map(
        fold_word,
        "được đã sẽ đang phải là theo do để khi nếu vì nhằm này đó có không bị"
        " bởi nên mà thì tại từ đến với nhờ qua trước sau".split(),
    )
)
VERBS = frozenset(
    map(
        fold_word,
        "gặp khen mời cấp giao nhận nêu ký tặng trao thăm gửi cho mua bán mở thắng thua"
        " đón dự áp đưa thuê lắp nhập xuất cử chọn chê kiện phạt bắt bay".split(),
    )
)
VERB_PAIRS = re.compile(
    r"(?:thông báo|công bố|phát (?:hiện|động|biểu)|báo cáo|ban hành|tổ chức|phối hợp"
    r"|triển khai|thực hiện|yêu cầu|đề nghị|khuyến cáo|tiếp (?:nhận|tục)|xét nghiệm"
    r"|giải mã)\b",
)
# Second syllables that make of such a verb a part of a name: "Giao thông".
NO_VERBS = re.compile(
    r"(?:cấp (?:cứu|nước|thoát|tỉnh|huyện|xã|cao)|giao (?:thông|thương|dịch)"
    r"|mua sắm|xuất (?:khẩu|bản)|nhập khẩu|nhận dạng)\b",
)
WORLD = re.compile(r"thế giới|châu á|châu âu|quốc tế|đông nam á", re.IGNORECASE)
ENDS = re.compile(
    r"(?:Thế giới|[Qq]uốc tế|Liên hợp quốc|[Bb]ệnh tật|Đông Nam Á|[Cc]hâu (?:Á|Âu|Phi)"
    r"|[^\W\d_a-z][^\W\d_]* [A-ZĐÂÁÀẢÃẠĂÊÔƠƯÝỲ][^\W\d_]*)$"
)
CODES = frozenset(
    "VN VNM VIE US USA UK EU GB THA LAO CAM CHN KOR JPN SGN HAN FC".split()
)
