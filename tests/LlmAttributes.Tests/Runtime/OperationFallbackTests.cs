using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Runtime;

public class OperationFallbackTests
{
    private readonly OperationHarness _harness = new();

    private BoundOperation Operation => _harness.Bind(OperationHarness.Plan);

    private Task<int> Failing(Exception failure) => Operation.RunAsync(0, _harness.Fail(9, () => failure), default);

    [Fact]
    public async Task OrElse_Failed_AnswersWithTheMethod()
    {
        var operation = Operation;
        var ran = 0;

        Assert.Equal(5, await operation.OrElseAsync(Failing(new IOException("cut")), ErrorKinds.Network, 5, static s => Task.FromResult(s), "CannedAsync", default));
        Assert.Equal(6, await operation.OrValueAsync(Failing(new IOException("cut")), ErrorKinds.Network, 6, default));
        await operation.OrElseAsync((Task)Failing(new IOException("cut")), ErrorKinds.Network, 5, s => Task.FromResult(ran = s), "CannedAsync", default);

        Assert.Equal(5, ran);
        Assert.Contains(_harness.Log.Lines, static l => l.Text == "IDesk.FindAsync failed with Network; CannedAsync answers in its place");
    }

    [Fact]
    public async Task OrElse_Succeeded_IsNotUsed()
    {
        var operation = Operation;

        Assert.Equal(1, await operation.OrElseAsync<int, int>(Task.FromResult(1), ErrorKinds.Any, 5, static _ => throw new InvalidOperationException(), "M", default));
        Assert.Equal(1, await operation.OrValueAsync(Task.FromResult(1), ErrorKinds.Any, 5, default));
        Assert.Equal(1, operation.Try(1, static s => s).OrValue(ErrorKinds.Any, 5).OrElse(ErrorKinds.Any, 5, static s => s, "M").Get());
    }

    [Fact]
    public async Task OrElse_AnotherError_PassesItOn()
    {
        await Assert.ThrowsAsync<IOException>(() => Operation.OrValueAsync(Failing(new IOException("cut")), ErrorKinds.Timeout, 5, default));
        await Assert.ThrowsAsync<IOException>(() => Operation.OrElseAsync(Failing(new IOException("cut")), ErrorKinds.Timeout, 5, static s => Task.FromResult(s), "M", default));
        await Assert.ThrowsAsync<IOException>(() => Operation.OrElseAsync((Task)Failing(new IOException("cut")), ErrorKinds.Timeout, 5, static _ => Task.CompletedTask, "M", default));
        Assert.Throws<IOException>(() => Operation.Try<int, int>(1, static _ => throw new IOException("cut")).OrValue(ErrorKinds.Timeout, 5).Get());
    }

    [Fact]
    public async Task OrElse_ErrorOfAModelInside_MatchesItsLastErrorToo() =>
        Assert.Equal(5, await Operation.OrValueAsync(
            Failing(new LlmException(LlmErrorKind.AllFailed, "all", new LlmException(LlmErrorKind.RateLimit, "last"))), ErrorKinds.RateLimit, 5, default));

    [Fact]
    public async Task OrElse_CancelledByTheCaller_IsNotUsed()
    {
        using var cancel = new CancellationTokenSource();
        var operation = Operation;
        var running = operation.OrValueAsync(operation.RunAsync(1, _harness.Take(9), cancel.Token), ErrorKinds.Any, 5, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Throws<OperationCanceledException>(() => operation.Try<int, int>(1, static _ => throw new OperationCanceledException()).OrValue(ErrorKinds.Any, 5).Get());
    }

    [Fact]
    public void Try_Failed_IsAnsweredByTheFirstThatCan()
    {
        var outcome = Operation.Try<int, int>(1, static _ => throw new IOException("cut"));

        Assert.Equal(7, outcome.OrValue(ErrorKinds.Timeout, 6).OrElse<int>(ErrorKinds.Any, 1, static int (_) => throw new TimeoutException(), "M").OrValue(ErrorKinds.Timeout, 7).Get());
        Assert.Equal(8, outcome.OrElse(ErrorKinds.Network, 8, static s => s, "M").Get());
    }

    [Fact]
    public void Try_WithoutResult_IsAnsweredByAMethodWithout()
    {
        List<int> ran = [];

        Operation.Try(ran, static r => throw new IOException("cut")).OrElse(ErrorKinds.Any, ran, static r => r.Add(1), "M").Get();
        Operation.Try(ran, static r => r.Add(2)).OrElse(ErrorKinds.Any, ran, static r => r.Add(3), "M").Get();

        Assert.Equal([1, 2], ran);
    }

    [Fact]
    public async Task Stream_FailedBeforeItsFirstItem_IsAnswered()
    {
        var operation = Operation;
        IAsyncEnumerable<int> Failing() => operation.Stream(0, (_, token) => _harness.Stream([new IOException("cut")], 0, token), default);

        Assert.Equal([5], await operation.OrValue(Failing(), ErrorKinds.Network, 5, default).ToListAsync());
        Assert.Equal([6, 7], await operation.OrElse(Failing(), ErrorKinds.Network, 0, _ => _harness.Stream([6, 7]), "M", default).ToListAsync());
        await Assert.ThrowsAsync<IOException>(async () => await operation.OrValue(Failing(), ErrorKinds.Timeout, 5, default).ToListAsync());
    }

    [Fact]
    public async Task Stream_FailedLater_IsNot()
    {
        var operation = Operation;

        await Assert.ThrowsAsync<IOException>(async () =>
            await operation.OrValue(operation.Stream(0, (_, token) => _harness.Stream([1, new IOException("cut")], 0, token), default), ErrorKinds.Any, 5, default).ToListAsync());
    }
}
