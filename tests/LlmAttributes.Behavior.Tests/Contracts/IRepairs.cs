namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls that ask again when an answer cannot be read.</summary>
[LlmClient, Model("fast"), Repair(MaxReasks = 2, EscalateTo = "smart", TemperatureStep = -0.25, FailedAnswers = FailedAnswers.Summarise)]
public partial interface IRepairs
{
    [Prompt("p")]
    Task<LlmResult<Mood>> MoodAsync();

    [Prompt("Extract."), Repair(FailedAnswers = FailedAnswers.Keep)]
    Task<LlmResult<Bill>> BillAsync();

    [Prompt("p"), Repair(Enabled = false)]
    Task<Mood> OnceAsync();

    [Prompt("p")]
    Task<string> TextAsync();
}
