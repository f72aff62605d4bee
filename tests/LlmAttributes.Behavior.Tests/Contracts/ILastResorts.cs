using System.Runtime.CompilerServices;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls that a method or a constant answers when no model does.</summary>
[LlmClient]
public partial interface ILastResorts
{
    [Prompt("{name}"), Fallback(Method = nameof(GreetPlainlyAsync))]
    Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("p"), Fallback(Value = "none")]
    Task<string> TextAsync();

    [Prompt("p"), Fallback(Value = Mood.Angry)]
    Task<Mood> MoodAsync();

    [Prompt("p"), Fallback(Value = 0.1)]
    Task<decimal> DecimalAsync();

    [Prompt("p"), Fallback(Value = 7)]
    ValueTask<int> IntAsync();

    [Prompt("{number}"), Fallback(Method = nameof(DoubleAsync))]
    ValueTask<int> ComputeAsync(int number);

    [Prompt("p"), Fallback(Value = true)]
    Task<LlmResult<bool>> ResultAsync();

    [Prompt("{name}"), Fallback(Method = nameof(SpellAsync))]
    IAsyncEnumerable<string> TellAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("p"), Fallback(Value = "silence")]
    IAsyncEnumerable<string> SingAsync();

    [Prompt("p"), Fallback(Value = "later", On = ErrorKinds.RateLimit), Fallback(Value = "too long", On = ErrorKinds.ContextLength)]
    Task<string> ByKindAsync();

    [Prompt("{name}"), Fallback(Method = nameof(AskAgainAsync)), Fallback(Value = "nobody")]
    Task<string> ChainedAsync(string name);

    [Prompt("again {name}")]
    Task<string> AskAgainAsync(string name);

    [Prompt("{item}"), Fallback(Method = nameof(DescribeAsync))]
    Task<string> ShowAsync<T>(T item)
        where T : notnull;

    Task<string> GreetPlainlyAsync(string name, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<string>(cancellationToken) : Task.FromResult("Hello " + name);

    ValueTask<int> DoubleAsync(int number) => new(number * 2);

    async IAsyncEnumerable<string> SpellAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var letter in name)
        {
            await Task.CompletedTask;
            yield return letter.ToString();
        }
    }

    static Task<string> DescribeAsync<T>(T item)
        where T : notnull => Task.FromResult("<" + item + ">");
}
