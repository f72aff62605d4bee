using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>One thing that a case expects of an answer.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CaseCheck<T>
{
    private readonly Func<T, string, PromptCaseFault?> _check;

    internal CaseCheck(Func<T, string, PromptCaseFault?> check) => _check = check;

    /// <summary>Holds an answer against it.</summary>
    /// <param name="value">What was read out of the answer.</param>
    /// <param name="text">Its text.</param>
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    internal PromptCaseFault? Check(T value, string text) => _check(value, text);
}
