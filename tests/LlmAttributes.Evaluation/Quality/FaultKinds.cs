using LlmAttributes.Evaluation.Quality.Faults;
using static LlmAttributes.QualityChecks;

namespace LlmAttributes.Evaluation.Quality;

/// <summary>The kinds of faults that are put in, which checks have to find them, and which may complain as well.</summary>
internal static class FaultKinds
{
    public static readonly FaultKind[] All =
    [
        new("empty", Length, Format, BrokenText.Empty),
        new("cut", Truncation, None, BrokenText.Cut),
        new("cut_json", Format | Truncation, None, BrokenText.CutJson),
        new("invalid_json", Format, Truncation, BrokenJson.Break),
        new("missing_property", Format, None, BrokenJson.DropProperty),
        new("prose_for_json", Format, None, BrokenJson.Prose),
        new("refusal", Refusal, Format | Groundedness | Language, WrongAnswer.Refuse),
        new("hedged", QualityChecks.Hedging, Groundedness, WrongAnswer.Hedge),
        new("loop", Repetition, Truncation | Format, BrokenText.Loop),
        new("stutter", Repetition, Truncation, BrokenText.Stutter),
        new("noise", Legibility, Language | Groundedness | Truncation | Placeholders | Repetition, BrokenText.Noise),
        new("misread_encoding", Legibility, Format | Language, BrokenText.Misread),
        new("control_tokens", Legibility, Format | Truncation, BrokenText.Control),
        new("language", Language, Groundedness, WrongAnswer.Foreign),
        new("untranslated", Language, None, WrongAnswer.Untranslated) { Twin = WrongAnswer.InEnglish },
        new("echo", Echo, Demands | Repetition | Truncation | Language, WrongAnswer.Echo),
        new("too_long", Demands, None, WrongAnswer.TooLong) { Twin = WrongAnswer.LongEnough },
        new("wrong_count", Demands, None, WrongAnswer.WrongCount) { Twin = WrongAnswer.RightCount },
        new("ungrounded", Groundedness, None, WrongAnswer.Ungrounded),
        new("open_blank", Placeholders, Truncation | Groundedness, WrongAnswer.Blank),
        new("personal_data", QualityChecks.PersonalData, Groundedness, WrongAnswer.Leak),
        new("insult", Toxicity, QualityChecks.Hedging | Groundedness, WrongAnswer.Insult),
    ];
}
