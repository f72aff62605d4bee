namespace LlmAttributes.Contract;

/// <summary>Where the stable beginning of a prompt ends.</summary>
/// <param name="message">The message.</param>
/// <param name="parts">How many of its pieces are stable.</param>
internal sealed class PromptPrefix(int message, int parts)
{
    public static PromptPrefix None { get; } = new(-1, 0);

    public bool IsEmpty => message < 0;

    /// <summary>The messages before history and prompt.</summary>
    public static List<TurnModel> Fixed(PromptModel prompt)
    {
        var messages = new List<TurnModel>();
        if (SystemMessage.Of(prompt) is { } system)
            messages.Add(system);
        foreach (var example in prompt.Examples)
        {
            messages.Add(new(TurnModel.User, [PromptPart.Literal(example.Input)], false));
            messages.Add(new(TurnModel.Assistant, [PromptPart.Literal(example.Output)], false));
        }

        return messages;
    }

    /// <summary>How much stable text of all messages stands behind the first value of the system prompt, where that prompt alone says nothing of it.</summary>
    public static int LettersBehind(TemplateBinder system, TemplateBinder user, EquatableArray<TurnModel> turns, EquatableArray<ExampleModel> examples, bool hasHistory)
    {
        if (system.FirstVolatile is null || system.LettersBehind >= TemplateBinder.LongText)
            return 0;

        var letters = system.LettersBehind;
        foreach (var example in examples)
            letters += example.Input.Length + example.Output.Length;
        // What stands behind a history, or behind a value of the prompt itself, is lost anyway.
        if (hasHistory)
            return letters;
        foreach (var turn in turns)
        {
            foreach (var part in turn.Parts)
                letters += part.IsHole || part.IsBlock ? 0 : part.Text.Length;
        }

        return letters - user.LettersBehind;
    }

    public static PromptPrefix Find(PromptModel prompt, List<TurnModel> fixedMessages, bool hasHistory)
    {
        var found = None;
        for (var i = 0; i < fixedMessages.Count; i++)
        {
            if (!Extend(ref found, fixedMessages[i], i))
                return found;
        }

        for (var i = 0; i < prompt.Turns.Count && !hasHistory; i++)
        {
            if (!Extend(ref found, prompt.Turns[i], fixedMessages.Count + i))
                return found;
        }

        return found;
    }

    /// <summary>How many pieces of a message belong to the prefix, when the prefix ends in it; 0 for all others.</summary>
    public int PartsOf(int index) => index == message ? parts : 0;

    private static bool Extend(ref PromptPrefix found, TurnModel turn, int index)
    {
        var stable = 0;
        var hasText = false;
        // A message with blocks is put together piece by piece, and cannot be split.
        var canSplit = true;
        foreach (var part in turn.Parts)
            canSplit &= !part.IsBlock;
        while (canSplit && stable < turn.Parts.Count && (turn.Parts[stable].IsStable || !turn.Parts[stable].IsHole))
        {
            hasText |= turn.Parts[stable].IsHole || !string.IsNullOrWhiteSpace(turn.Parts[stable].Text);
            stable++;
        }

        if (hasText)
            found = new(index, stable);
        return hasText && stable == turn.Parts.Count;
    }
}
