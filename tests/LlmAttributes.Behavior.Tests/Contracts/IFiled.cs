namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>One prompt for answers of several forms.</summary>
[LlmClient]
public partial interface IFiled
{
    [Prompt("File it.")]
    Task<LlmResult<Letter>> LetterAsync();

    [Prompt("File it.")]
    Task<LlmResult<Letter>> SameAsync();

    [Prompt("File it.")]
    Task<LlmResult<Parcel>> ParcelAsync();

    [Prompt("File what {pin} opens."), Repair(MaxReasks = 1), TracePerformance(CaptureContent = ContentCapture.Always)]
    Task<Parcel> SecretAsync([Sensitive] string pin);
}

/// <summary>A parcel.</summary>
/// <param name="Grams">Its weight.</param>
public sealed record Parcel(int Grams);
