using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public class FingerprintTests
{
    [Fact]
    public async Task Fingerprint_OfAnAnswerWithAnotherSchema_IsAnother()
    {
        var filed = IFiled.Create(new ScriptedChatClient("""{"body":"x"}""", """{"body":"x"}""", """{"grams":1}"""));

        var letter = (await filed.LetterAsync()).Prompt!.Fingerprint;

        Assert.Equal(letter, (await filed.SameAsync()).Prompt!.Fingerprint);
        Assert.NotEqual(letter, (await filed.ParcelAsync()).Prompt!.Fingerprint);
    }
}
