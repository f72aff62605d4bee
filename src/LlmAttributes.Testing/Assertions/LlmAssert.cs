using System.Globalization;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>Asserts what a call did; what does not hold is said with the difference. It needs no test framework.</summary>
public static class LlmAssert
{
    /// <summary>Asserts which attempts a call made, in their order.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="expected">Each attempt as <see cref="AttemptRecord.ToString"/> shows it, for instance <c>"fast: RateLimit (429)"</c> or <c>"smart: ok"</c>.</param>
    /// <exception cref="LlmAssertionException">The attempts are others.</exception>
    public static void Attempts<T>(LlmResult<T> result, params string[] expected)
    {
        ArgumentNullException.ThrowIfNull(result);
        Attempts(result.Attempts, expected);
    }

    /// <summary>Asserts which attempts a call made that failed, in their order.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="expected">Each attempt as <see cref="AttemptRecord.ToString"/> shows it.</param>
    /// <exception cref="LlmAssertionException">The attempts are others.</exception>
    public static void Attempts(LlmException failure, params string[] expected)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Attempts(failure.Attempts, expected);
    }

    /// <summary>Asserts which model answered.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="model">The key of the model.</param>
    /// <exception cref="LlmAssertionException">Another one did.</exception>
    public static void Model<T>(LlmResult<T> result, string model)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(model);
        if (result.Model != model)
            throw new LlmAssertionException($"The call was to be answered by '{model}', but '{result.Model}' answered; it made these attempts:\n{Lines(Shown(result.Attempts))}");
    }

    /// <summary>Asserts which candidates a route orders, the first first.</summary>
    /// <param name="route">The route.</param>
    /// <param name="models">The keys of the models.</param>
    /// <exception cref="LlmAssertionException">The order is another.</exception>
    public static void Route(RouteDecision route, params string[] models)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(models);
        Same("The route orders other candidates than expected.", models, [.. route.Order]);
    }

    /// <summary>Asserts that all attempts of a call together cost no more than a sum.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="usd">The sum in USD.</param>
    /// <exception cref="LlmAssertionException">It cost more, or its cost is not known.</exception>
    public static void CostAtMost<T>(LlmResult<T> result, decimal usd)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Cost.IsKnown || result.Cost.Usd > usd)
            throw new LlmAssertionException($"The call was to cost at most {Money(usd)}, but it cost {Money(result.Cost)}; its attempts:\n{Lines(result.Attempts.Select(static attempt => $"{attempt}, {Money(attempt.Cost)}"))}");
    }

    /// <summary>Asserts that all attempts of a call together cost exactly a sum.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="usd">The sum in USD.</param>
    /// <exception cref="LlmAssertionException">It cost something else, or its cost is not known.</exception>
    public static void Cost<T>(LlmResult<T> result, decimal usd)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Cost.IsKnown || result.Cost.Usd != usd)
            throw new LlmAssertionException($"The call was to cost {Money(usd)}, but it cost {Money(result.Cost)}; its attempts:\n{Lines(result.Attempts.Select(static attempt => $"{attempt}, {Money(attempt.Cost)}"))}");
    }

    /// <summary>Asserts what messages say.</summary>
    /// <param name="expected">The role of each message in brackets on a line of its own, then its text: <c>"[system]\nYou triage mail.\n[user]\nHello"</c>.</param>
    /// <param name="messages">The messages, for instance <see cref="ScriptedRequest.Messages"/>, or those of a generated <c>Render…</c> method.</param>
    /// <exception cref="LlmAssertionException">They say something else.</exception>
    public static void Prompt(string expected, IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(messages);
        Same("The prompt is another than expected.", expected, MessageText.Of(messages));
    }

    /// <summary>Asserts that a text stands in a message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="messages">The messages.</param>
    /// <exception cref="LlmAssertionException">It does not.</exception>
    public static void PromptContains(string text, IEnumerable<ChatMessage> messages)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        ArgumentNullException.ThrowIfNull(messages);
        var prompt = MessageText.Of(messages);
        if (!prompt.Contains(text, StringComparison.Ordinal))
            throw new LlmAssertionException($"The prompt was to contain '{text}', but it is:\n{Lines(prompt.Split('\n'))}");
    }

    /// <summary>Asserts that a text stands in no message, for instance a secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="messages">The messages.</param>
    /// <exception cref="LlmAssertionException">It does.</exception>
    public static void PromptLacks(string text, IEnumerable<ChatMessage> messages)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        ArgumentNullException.ThrowIfNull(messages);
        var prompt = MessageText.Of(messages);
        if (prompt.Contains(text, StringComparison.Ordinal))
            throw new LlmAssertionException($"The prompt was not to contain '{text}', but it is:\n{Lines(prompt.Split('\n'))}");
    }

    /// <summary>Asserts that a call fails in a certain way.</summary>
    /// <param name="kind">What it fails with.</param>
    /// <param name="call">The call.</param>
    /// <returns>The failure.</returns>
    /// <exception cref="LlmAssertionException">It does not fail, or fails with something else.</exception>
    public static async Task<LlmException> FailsAsync(LlmErrorKind kind, Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (LlmException failure) when (failure.Kind == kind)
        {
            return failure;
        }
        catch (Exception failure)
        {
            throw new LlmAssertionException($"The call was to fail with {kind}, but it failed with {(failure is LlmException llm ? llm.Kind.ToString() : failure.GetType().Name)}: {failure.Message}");
        }

        throw new LlmAssertionException($"The call was to fail with {kind}, but it did not fail.");
    }

    private static void Attempts(IReadOnlyList<AttemptRecord> attempts, string[] expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        Same("The call made other attempts than expected.", expected, Shown(attempts));
    }

    private static string[] Shown(IReadOnlyList<AttemptRecord> attempts) => [.. attempts.Select(static attempt => attempt.ToString())];

    private static void Same(string fault, string[] expected, string[] actual)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
            Same(fault, string.Join('\n', expected), string.Join('\n', actual));
    }

    private static void Same(string fault, string expected, string actual)
    {
        if (expected.ReplaceLineEndings("\n") != actual.ReplaceLineEndings("\n"))
            throw new LlmAssertionException($"{fault} Expected (-), found (+):\n{TextDifference.Of(expected, actual)}");
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(static line => "  " + line));

    private static string Money(Cost cost) => cost.IsKnown ? Money(cost.Usd) : "an unknown sum";

    private static string Money(decimal usd) => usd.ToString("$0.##########", CultureInfo.InvariantCulture);
}
