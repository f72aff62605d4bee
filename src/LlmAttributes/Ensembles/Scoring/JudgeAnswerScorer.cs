using System.Security.Cryptography;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Lets a model grade answers side by side, in orders that change, so that no answer wins by its place. Thread-safe.</summary>
/// <remarks>
/// Answers and request are fenced as untrusted data: what a member wrote is no instruction to the judge. Grades are read out of lists, tables, JSON and prose; an answer without a
/// grade in one round has those of the other rounds. The judge's tokens and cost are in <see cref="AnswerScores.Attempts"/>; a client of <see cref="LlmRuntime.CreateChatClient"/>
/// books them too.
/// </remarks>
/// <typeparam name="T">The type of the answers.</typeparam>
public sealed class JudgeAnswerScorer<T> : IAnswerScorer<T>
{
    private readonly IChatClient _judge;
    private readonly ModelFacts? _facts;
    private readonly int _rounds;
    private readonly Random _random;
    private readonly Func<int, byte[]> _randomBytes;

    /// <summary>Creates a scorer.</summary>
    /// <param name="judge">The model that judges; it should be none of those that answer.</param>
    /// <param name="options">How it is asked.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public JudgeAnswerScorer(IChatClient judge, JudgeOptions? options = null)
        : this(judge, options ?? new(), RandomNumberGenerator.GetBytes)
    {
    }

    internal JudgeAnswerScorer(IChatClient judge, JudgeOptions options, Func<int, byte[]> randomBytes)
    {
        ArgumentNullException.ThrowIfNull(judge);
        options.Validate();
        (_judge, _facts, _rounds, _random, _randomBytes) = (judge, options.Facts, options.Rounds, new(options.Seed), randomBytes);
    }

    /// <inheritdoc/>
    public async ValueTask<AnswerScores> ScoreAsync(AnswerPanel<T> panel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var count = panel.Entries.Count;
        if (count == 0)
            throw new ArgumentException("There is no answer to score; give at least one.", nameof(panel));
        var (sums, times) = (new double[count], new int[count]);
        List<AttemptRecord> attempts = new(_rounds);
        var order = Draw(count);
        for (var round = 0; round < _rounds; round++)
        {
            var messages = JudgePrompt.Build(PromptFence.New(_randomBytes), panel, order);
            var (text, asked) = await ModelCall.AskAsync(_judge, _facts, messages, JudgePrompt.OptionsFor(count), panel.Asking, cancellationToken).ConfigureAwait(false);
            attempts.AddRange(asked);
            var grades = JudgeVerdict.Read(text, count);
            for (var place = 0; place < count; place++)
            {
                if (double.IsNaN(grades[place]))
                    continue;
                sums[order[place]] += grades[place] / JudgePrompt.HighestGrade;
                times[order[place]]++;
            }

            if (round % 2 == 0)
                Array.Reverse(order);
            else
                order = Draw(count);
        }

        return new(Array.ConvertAll(sums.Zip(times).ToArray(), static graded => graded.First / graded.Second)) { Attempts = attempts };
    }

    private int[] Draw(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        lock (_random)
            _random.Shuffle(order);
        return order;
    }
}
