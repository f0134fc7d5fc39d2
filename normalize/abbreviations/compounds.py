"""Words of two syllables whose last one alone is no cue: "ký" in "nhật ký"."""

from __future__ import annotations

from .words import fold

_LISTED = (
    "chương trình, công trình, quy trình, quá trình, lộ trình, hành trình, tiến trình"
    ", giáo trình, nhật ký, đăng ký, chữ ký, thư ký, trực tuyến, tăng trưởng"
    ", quốc hội, xã hội, cơ hội, đại hội, lễ hội, hiệp hội, giáo hội, tập đoàn"
    ", quân đoàn, sư đoàn, trung đoàn, tiểu đoàn, binh đoàn, phái đoàn, liên đoàn"
    ", ngân hàng, cửa hàng, nhà hàng, khách hàng, đơn hàng, mặt hàng"
    ", văn bản, cơ bản, phiên bản, thôn bản, pháp luật, kỷ luật, hậu quả"
    ", đề án, dự án, phương án, giáo án, đồ án, đáp án, luận án"
    ", tài khoản, điều khoản, thi công, phân công, trang trí, vị trí"
    ", bảng giá, đánh giá, trị giá, định giá, khu phố, hải sản, bất động sản"
    ", chuyên đề, tôn giáo, đại diện, toàn diện, hoàn toàn, hiện tại, tồn tại"
    ", dân số, thông số, hệ số, chỉ số, tham số, đa số, thiểu số, một số, con số"
    ", lịch sử, tiền sử, đường sá, đèn đường, học đường, tháo đường, quỹ đất"
    ", bộ đội, quân đội, liên đội, hải đội, hạm đội, lâu đài, chuyên môn"
    ", cán bộ, nội bộ, toàn bộ, tiến bộ, não bộ, đảng bộ, chi bộ, đồng bộ, sơ bộ"
    ", cục bộ, bắc bộ, nam bộ, trung bộ, đi bộ, đường bộ, ủy ban, giao ban"
    ", quân khu, chiến khu, quốc phòng, biên phòng, hải phòng, dự phòng, đề phòng"
    ", bệnh viện, thư viện, nhập viện, xuất viện, nằm viện"
    ", cơ sở, trụ sở, công sở, hội sở, hợp tác xã, tác xã, tấn xã"
    ", củng cố, sự cố, kiên cố, thực thi, khả thi, dân chủ, tự chủ, làm chủ"
    ", công lập, độc lập, dân lập, đối phó, ứng phó, giao phó"
    ", tổ chức, công chức, viên chức, ủng hộ, bảo hộ, giám hộ, cứu hộ"
    ", sản xuất, đề xuất, đột xuất, khoa học, đại học, tiểu học, trung học, tin học"
    ", y học, hóa học, văn học, sinh học, toán học, du học, năm học, trường học"
    ", quan hệ, liên hệ, thế hệ, sơ cấp, trung cấp, cung cấp, trợ cấp, giai cấp"
    ", khẩn cấp, phân cấp, phụ cấp, địa điểm, thời điểm, quan điểm, ưu điểm"
    ", đặc điểm, trọng điểm, đơn vị, chức vị, địa vị, nhiệm vụ, nghiệp vụ, dịch vụ"
    ", nghĩa vụ, phục vụ, nội vụ, thời vụ, mùa vụ, công vụ, chức vụ"
    ", chất lượng, lực lượng, trọng lượng, sản lượng, khối lượng, năng lượng"
    ", phương tiện, công bằng, cân bằng, việt nam, miền nam, phụ nữ"
)
COMPOUNDS = frozenset(map(fold, _LISTED.split(", ")))
