using CsCheck;

namespace LlmAttributes.Tests.Ensembles;

public sealed class JudgeVerdictTests
{
    [Theory]
    [InlineData("1: 7\n2: 9")]
    [InlineData("Answer 1: 7/10\nAnswer 2: 9/10")]
    [InlineData("**Answer 1**: 7 out of 10; **Answer 2**: 9 out of 10.")]
    [InlineData("1) 7\n2) 9")]
    [InlineData("1. 7\n2. 9")]
    [InlineData("- Answer 1 - 7\n- Answer 2 – 9")]
    [InlineData("| Answer | Grade |\n|---|---|\n| 1 | 7 |\n| 2 | 9 |")]
    [InlineData("{\"1\": 7, \"2\": 9}")]
    [InlineData("{1:7,2:9}")]
    [InlineData("```json\n[{\"answer\": 1, \"grade\": 7},\n {\"answer\": 2,\n  \"grade\": 9}]\n```")]
    [InlineData("Answer 1 gets a 7, answer 2 is rated 9.")]
    [InlineData("#2: 9\n#1: 7")]
    [InlineData("First thoughts: 1: 3, 2: 4. After a second look:\n1: 7\n2: 9")]
    [InlineData("Answer 1: Grade: **7**\nAnswer 2: Grade: **9.0**")]
    [InlineData("Of the 2 answers, both from 2024, I say\r\n1: 7\r\n2: 9\r\n")]
    public void Read_VerdictInAnyForm_FindsTheGrades(string text) => Assert.Equal([7, 9], JudgeVerdict.Read(text, 2));

    [Theory]
    [InlineData("1: good\n2: 9", double.NaN, 9)]
    [InlineData("1: 11\n2: 9", double.NaN, 9)]
    [InlineData("1: -3\n2: 9", double.NaN, 9)]
    [InlineData("1: 70%\n2: 9", double.NaN, 9)]
    [InlineData("1: see answer 2\n3: 9", double.NaN, double.NaN)]
    [InlineData("1\n2: 9", double.NaN, 9)]
    [InlineData("I cannot judge this.", double.NaN, double.NaN)]
    [InlineData("7", double.NaN, double.NaN)]
    [InlineData("", double.NaN, double.NaN)]
    [InlineData("1: 2.5\n2: 0", 2.5, 0)]
    public void Read_WhatIsNoGrade_IsNone(string text, double first, double second) => Assert.Equal([first, second], JudgeVerdict.Read(text, 2));

    [Theory]
    [InlineData("8", 8)]
    [InlineData("**8/10**", 8)]
    [InlineData("1: 8", 8)]
    [InlineData("Grade: 8.", 8)]
    [InlineData("11", double.NaN)]
    [InlineData("8 of the 9 facts are right", double.NaN)]
    public void Read_OneAnswer_NeedsNoNumber(string text, double grade) => Assert.Equal([grade], JudgeVerdict.Read(text, 1));

    [Fact]
    public void Read_AnyText_GivesGradesOrNone() => Gen.Select(Gen.String[Gen.Char["0123456789:=|-./,;(){}[]\"' \nan"], 0, 60], Gen.Int[1, 5]).Sample((text, answers) =>
        JudgeVerdict.Read(text, answers).All(static grade => double.IsNaN(grade) || grade is >= 0 and <= 10));
}
