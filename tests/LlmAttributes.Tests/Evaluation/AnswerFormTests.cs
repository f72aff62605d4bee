using LlmAttributes.Evaluation.Ensembles;

namespace LlmAttributes.Tests.Evaluation;

public sealed class AnswerFormTests
{
    [Theory]
    [InlineData("$1,596.00", "1596")]
    [InlineData("840 + 756 = 1,596", "1596")]
    [InlineData("3.3000000000000003", "3.3")]
    [InlineData("more likely", "more likely")]
    public void Number_Answer_IsItsLastNumber(string text, string form) => Assert.Equal(form, AnswerForm.Number(text));

    [Theory]
    [InlineData("The date is 05/01/2021.", "5/1/2021")]
    [InlineData(" 'Yes'. ", "yes")]
    public void Words_Answer_IsItsDateOrItsWords(string text, string form) => Assert.Equal(form, AnswerForm.Words(text));

    [Theory]
    [InlineData("$\\dfrac{3}{4}$", "3/4")]
    [InlineData("x = -4", "-4")]
    [InlineData("\\boxed{12}", "12")]
    [InlineData("30,000", "30000")]
    public void Formula_Answer_HasNoLayout(string text, string form) => Assert.Equal(form, AnswerForm.Formula(text));

    [Theory]
    [InlineData("'abc'", "abc")]
    [InlineData("abc", "abc")]
    [InlineData("[1, 'b',  2.50]", "[1,'b',2.5]")]
    [InlineData("{ \"a\": (1,) }", "{'a':(1)}")]
    [InlineData("00019", "00019")]
    public void PythonLiteral_Answer_HasOneForm(string text, string form) => Assert.Equal(form, PythonLiteral.Normalise(text));
}
