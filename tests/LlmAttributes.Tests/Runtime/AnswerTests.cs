using System.Globalization;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

public class AnswerTests
{
    private enum Category
    {
        Billing,
        Delivery,
        LostParcel,
    }

    private static readonly Answer<Category> s_category = Answers.Enum(
        "Category", ("Billing", Category.Billing), ("Delivery", Category.Delivery), ("LostParcel", Category.LostParcel));

    private static T? Read<T>(Answer<T> answer, string text)
        where T : struct => answer.TryRead(new(new ChatMessage(ChatRole.Assistant, text)), out var value) ? value : null;

    [Theory]
    [InlineData("Billing")]
    [InlineData(" billing\n")]
    [InlineData("\"BILLING\"")]
    [InlineData("**Billing**")]
    [InlineData("Billing.")]
    [InlineData("The category is Billing.")]
    [InlineData("Category: billing, because of the invoice")]
    [InlineData("It is not Delivery but Billing")]
    [InlineData("Billing. Definitely Billing.")]
    public void TryRead_OneNameInAnyDress_IsRead(string text) => Assert.Equal(Category.Billing, Read(s_category, text));

    [Theory]
    [InlineData("lost parcel")]
    [InlineData("Lost-Parcel")]
    [InlineData("LOST_PARCEL")]
    public void TryRead_NameWithOtherSeparators_IsRead(string text) => Assert.Equal(Category.LostParcel, Read(s_category, text));

    [Theory]
    [InlineData("")]
    [InlineData("Refund")]
    [InlineData("Billing or Delivery")]
    [InlineData("Billings")]
    [InlineData("rebilling")]
    [InlineData("not Billing")]
    [InlineData("This isn't Billing")]
    [InlineData("0")]
    public void TryRead_NoneOrSeveralNames_IsNoAnswer(string text) => Assert.Null(Read(s_category, text));

    [Theory]
    [InlineData("very angry", Category.LostParcel)]
    [InlineData("\"Very_Angry\"", Category.LostParcel)]
    [InlineData("VERYANGRY.", Category.LostParcel)]
    [InlineData("The sender is very angry.", Category.LostParcel)]
    [InlineData("The sender is angry, not very angry.", Category.Billing)]
    [InlineData("angry", Category.Billing)]
    [InlineData("p.1", Category.Delivery)]
    [InlineData("P1", Category.Delivery)]
    public void TryRead_NameWithSeparatorsOfItsOwn_IsRead(string text, object category) =>
        Assert.Equal(category, Read(Answers.Enum("Tone", ("angry", Category.Billing), ("very angry", Category.LostParcel), ("p.1", Category.Delivery)), text));

    [Fact]
    public void TryRead_NamesThatFoldToOne_AreReadExactlyOrNotAtAll()
    {
        var units = Answers.Enum("Unit", ("mm", Category.Billing), ("MM", Category.Delivery));

        Assert.Equal(Category.Delivery, Read(units, "MM"));
        Assert.Null(Read(units, "Mm"));
    }

    [Fact]
    public void TryRead_TwoNamesOfOneValue_AreThatValue()
    {
        var units = Answers.Enum("Unit", ("mm", Category.Billing), ("millimetre", Category.Billing));

        Assert.Equal(Category.Billing, Read(units, "mm, that is one millimetre"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("Yes.", true)]
    [InlineData("no", false)]
    [InlineData("The answer is true.", true)]
    public void TryRead_Boolean_IsRead(string text, bool value) => Assert.Equal(value, Read(Answers.Boolean, text));

    [Theory]
    [InlineData("maybe")]
    [InlineData("yes and no")]
    [InlineData("1")]
    public void TryRead_NoBoolean_IsNoAnswer(string text) => Assert.Null(Read(Answers.Boolean, text));

    [Theory]
    [InlineData("42", 42)]
    [InlineData("-7", -7)]
    [InlineData("The answer is 42.", 42)]
    [InlineData("**1,234**", 1234)]
    [InlineData("42 (forty-two)", 42)]
    [InlineData("GPT-4 says 17", 17)]
    [InlineData("o3 counts 9 apples", 9)]
    public void TryRead_OneInteger_IsRead(string text, int value) => Assert.Equal(value, Read(Answers.Number<int>(), text));

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("between 3 and 5")]
    [InlineData("3.5")]
    [InlineData("99999999999")]
    public void TryRead_NoOrSeveralIntegers_IsNoAnswer(string text) => Assert.Null(Read(Answers.Number<int>(), text));

    [Theory]
    [InlineData("3.25", 3.25)]
    [InlineData("about 1.5e3 units", 1500)]
    [InlineData("-0.5", -0.5)]
    public void TryRead_Double_IsRead(string text, double value) => Assert.Equal(value, Read(Answers.Number<double>(), text));

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void TryRead_NotFinite_IsNoAnswer(string text) => Assert.Null(Read(Answers.Number<double>(), text));

    [Fact]
    public void TryRead_OtherCulture_ReadsTheInvariantForm()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(1.5m, Read(Answers.Number<decimal>(), "1.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TryRead_Text_IsLeftAlone()
    {
        Answers.Text.TryRead(new(new ChatMessage(ChatRole.Assistant, " as it is \n")), out var value);

        Assert.Equal(" as it is \n", value);
    }

    [Fact]
    public void TryRead_Response_IsTheSameInstance()
    {
        var response = new ChatResponse();

        Assert.True(Answers.Response.TryRead(response, out var value));
        Assert.Same(response, value);
    }
}
