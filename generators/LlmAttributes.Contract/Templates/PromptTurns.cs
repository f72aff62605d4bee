namespace LlmAttributes.Contract;

/// <summary>Joins what a prompt says of its messages with what the attributes around it say.</summary>
internal static class PromptTurns
{
    /// <summary>Puts the turns into a prompt: a system turn takes the place of a system prompt that is inherited.</summary>
    public static PromptModel Combine(PromptModel prompt, EquatableArray<TurnModel> turns, string call, out RuleBreach? breach)
    {
        breach = null;
        if (!turns.IsEmpty && turns[0].Role == TurnModel.System)
        {
            if (prompt.IsSystemOfCall)
                breach = new(RuleCatalog.TwoPrompts, call, "system prompt");
            var rest = new List<TurnModel>(turns.Count - 1);
            for (var i = 1; i < turns.Count; i++)
                rest.Add(turns[i]);
            prompt = prompt with { System = turns[0] };
            turns = rest.ToEquatableArray();
        }

        if (turns.IsEmpty)
            breach ??= new(RuleCatalog.EmptyPrompt, "prompt", call);
        prompt = prompt with { Turns = turns };
        return prompt.NeedsFiles ? prompt : prompt with { Fingerprint = PromptFingerprint.Of(prompt) };
    }
}
