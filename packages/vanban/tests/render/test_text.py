from vanban import Document, render_text


def test_text_when_letter_then_plain_lines_in_order(letter: Document) -> None:
    assert render_text(letter) == (
        "ỦY BAN NHÂN DÂN\nPHƯỜNG SÔNG CỬA\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số:       /TTPVHCC\n\n"
        "V/v báo cáo số liệu tiếp nhận hồ sơ quý III năm 2026\n\n"
        "Phường Sông Cửa, ngày 12 tháng 10 năm 2026\n\n"
        "KHẨN\n\n"
        "Kính gửi:\n- Phòng Văn hóa - Xã hội;\n- Văn phòng HĐND và UBND phường.\n\n"
        "Trung tâm Phục vụ hành chính công phường gửi số liệu như sau:\n\n"
        "Nhóm\tSố hồ sơ\nHộ tịch\t412\n\n"
        "Đề nghị các đơn vị đối chiếu./.\n\n"
        "Nơi nhận:\n\n- Như trên;\n- Lưu: VT.\n\n"
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTạ Minh Khoa\n"
    )


def test_text_when_plan_has_annexes_then_each_is_headed_and_closed(plan: Document) -> None:
    text = render_text(plan)
    assert [line for line in text.splitlines() if line.startswith("PHỤ LỤC")] == ["PHỤ LỤC I", "PHỤ LỤC II"]
    assert text.count("./.") == 3
