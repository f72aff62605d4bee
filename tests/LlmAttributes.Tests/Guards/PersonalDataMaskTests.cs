using CsCheck;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Guards;

public sealed class PersonalDataMaskTests
{
    private static readonly string[] s_data =
    [
        "maria.lopez+x@mail.example.org", "jo@example.org", "K@c.com", "+1 415 555 2671", "(212) 555-0187", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "536-22-8145", "192.168.14.23",
        "92.168.14.2", "AKIAIOSFODNN7EXAMPLE",
    ];

    private static readonly string[] s_traps = [" ", "\n", "[", "]", "_", "[EMAIL_1_", "EMAIL_1_", "[EMAIL_1_0123456789AB]", ", ", "\"", "\\", "v", "@", "ü", "😀"];

    // Texts that are made to go wrong: data that touches, brackets, what looks like a placeholder.
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Int[0, s_data.Length - 1].Select(static i => s_data[i]),
        Gen.Int[0, s_traps.Length - 1].Select(static i => s_traps[i]),
        Gen.String[Gen.Char['!', '~'], 0, 6]).Array[0, 14].Select(static parts => string.Concat(parts));

    [Fact]
    public void MaskAndRestore_AnyText_IsTheTextAgain() => s_text.Sample(static text =>
    {
        var mask = new PersonalDataMask();
        return mask.Restore(mask.Mask(text)) == text;
    }, iter: 5_000);

    [Fact]
    public void Mask_AnyText_LeavesNothingOfTheData() => s_text.Sample(static text =>
    {
        var mask = new PersonalDataMask();
        var masked = mask.Mask(text);
        return PersonalData.Find(text).All(match => !masked.Contains(text.Substring(match.Start, match.Length), StringComparison.Ordinal));
    }, iter: 5_000);

    [Fact]
    public void Restore_AnyChunks_IsTheTextAgain() => Gen.Select(s_text, Gen.Int[1, 9].Array[1, 20]).Sample(static (text, sizes) =>
    {
        var mask = new PersonalDataMask();
        var restorer = new StreamRestorer(mask, isJson: false);
        var masked = mask.Mask(text);
        var restored = "";
        for (int at = 0, i = 0; at < masked.Length; i++)
        {
            var size = Math.Min(sizes[i % sizes.Length], masked.Length - at);
            restored += restorer.Restore(new ChatResponseUpdate(ChatRole.Assistant, masked.Substring(at, size))).Text;
            at += size;
        }

        return restored + restorer.End()?.Text == text;
    }, iter: 5_000);

    [Fact]
    public void Mask_SameValueTwice_HasOnePlaceholder()
    {
        var mask = new PersonalDataMask();

        var masked = mask.Mask("jo@example.org and jo@example.org, not al@example.org");

        var parts = masked.Split(' ');
        Assert.Equal(parts[0], parts[2].TrimEnd(','));
        Assert.NotEqual(parts[0], parts[4]);
        Assert.StartsWith("[EMAIL_1_", parts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Mask_KindsLeftOut_StayAsTheyAre() => Assert.Equal("jo@example.org", new PersonalDataMask(PersonalDataKinds.Phone).Mask("jo@example.org"));

    [Fact]
    public void Restore_PlaceholderOfAnotherMask_StaysAsItIs()
    {
        var other = new PersonalDataMask().Mask("al@example.org");
        var mask = new PersonalDataMask();

        var masked = mask.Mask($"jo@example.org wrote {other}");

        Assert.Equal($"jo@example.org wrote {other}", mask.Restore(masked));
        Assert.Contains(other, masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Mask_TextThatHasTheMark_DrawsALongerOne()
    {
        var mask = new PersonalDataMask(PersonalDataKinds.All, static count => new byte[count]);
        const string Guess = "[EMAIL_1_000000000000]";

        var masked = mask.Mask($"jo@example.org, {Guess}");

        Assert.Equal($"[EMAIL_1_000000000000000000000000], {Guess}", masked);
        Assert.Equal($"jo@example.org, {Guess}", mask.Restore(masked));
    }

    [Fact]
    public void Restore_InJson_EscapesWhatMustBe()
    {
        var mask = new PersonalDataMask();
        mask.Learn(["Ann \"the\" Fox"], ["Ann \"the\" Fox"]);
        var placeholder = mask.Replace("Ann \"the\" Fox");

        Assert.Equal("{\"name\":\"Ann \\\"the\\\" Fox\"}", mask.Restore($"{{\"name\":\"{placeholder}\"}}", isJson: true));
    }
}
