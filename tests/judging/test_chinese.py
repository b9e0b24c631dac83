"""Claims and statements in Chinese, and each about the other language."""

from __future__ import annotations

import pytest

from tests.judging.samples import passage, verdict


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("Zinc ore exports rose 5%.", "锌矿石出口增长5%。", "not_enough_evidence"),  # a word of no table
        ("Grain exports rose 5%.", "粮食出口增长5%。", "supported exact"),
        ("Grain exports rose 5%.", "糧食出口增長5%。", "supported exact"),
        ("粮食出口增长5%。", "Grain exports rose 5%.", "supported exact"),
        ("粮食出口增长5%。", "粮食进口增长5%。", "not_enough_evidence"),
        ("农村居民收入增长5%。", "城镇居民收入增长5%。", "not_enough_evidence"),
        ("M1同比增长5%。", "广义货币同比增长5%。", "not_enough_evidence"),
        ("广义货币M2同比增长5%。", "M2 grew 5%.", "supported exact"),
        ("粮食帳目會有約49億元盈餘。", "粮食帳目預計錄得約49億元的輕微赤字。", "refuted direction"),
        (
            "The fund had a surplus of 5 million dollars.",
            "The fund had a deficit of 5 million dollars.",
            "refuted direction",
        ),
        (
            "The fund had a surplus of 5 million dollars.",
            "The fund had a deficit of 8 million dollars.",
            "not_enough_evidence",
        ),
        ("粮食出口没有增长5%。", "粮食出口增长5%。", "refuted negation"),
        ("粮食库存有4 800万吨。", "粮食库存为4800万吨。", "supported exact"),
        ("粮食贷款增加5亿元。", "粮食贷款增加5亿元，比上年多增8亿元。", "supported exact"),
        ("企业雇用5万名工人。", "The companies employ 50,000 workers.", "supported exact"),
        ("企业雇用5万名工人。", "企业雇用工人5万人。", "supported exact"),
        ("企业拥有5万名工人。", "企业拥有5万个工厂。", "not_enough_evidence"),
        ("China produces 5 million tonnes of wheat a day.", "中国小麦日产量为500万吨。", "supported exact"),
        ("The share of wheat must not exceed 5%.", "小麦的比重不应超过5%。", "supported exact"),
    ],
)
def test_verdict(claim: str, text: str, expected: str) -> None:
    assert verdict(claim, passage(text)) == expected


def test_parts_of_what_was_said_before_need_no_name_of_their_own() -> None:
    parts = passage("其中，小麦、玉米分别增长5%、8%。", before="粮食出口3万吨。")
    assert verdict("小麦出口增长5%。", parts) == "supported exact"
    assert verdict("小麦进口增长5%。", parts) == "not_enough_evidence"
