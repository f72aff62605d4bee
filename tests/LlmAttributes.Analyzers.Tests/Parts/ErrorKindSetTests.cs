using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers.Tests.Parts;

public sealed class ErrorKindSetTests
{
    [Fact]
    public void Sets_OfTheRules_AreThoseOfTheLibrary()
    {
        foreach (var set in typeof(ErrorKindSet).GetFields())
            Assert.Equal((int)Enum.Parse<ErrorKinds>(set.Name), set.GetRawConstantValue());
    }
}
