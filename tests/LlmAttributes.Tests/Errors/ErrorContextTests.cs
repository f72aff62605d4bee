namespace LlmAttributes.Tests.Errors;

public class ErrorContextTests
{
    private readonly ErrorAggregator _errors = new();

    private RecordedError Record(string? component = null, string? operation = null)
    {
        _errors.RecordFailure(new IOException(), component, operation);
        return _errors.Snapshot().RecentErrors[0];
    }

    [Fact]
    public void Current_Unused_IsNull() => Assert.Null(ErrorContext.Current);

    [Fact]
    public void Record_InsideContext_TakesOperationAndComponent()
    {
        using (ErrorContext.Begin("import", component: "worker"))
        {
            var error = Record();
            Assert.Equal(("import", "worker"), (error.Operation, error.Component));
        }

        Assert.Equal((null, ErrorAggregator.None), (Record().Operation, Record().Component));
    }

    [Fact]
    public void Record_OwnNames_WinAndTheContextIsCarried()
    {
        using var context = ErrorContext.Begin("import", "worker");

        var error = Record("mine", "step");

        Assert.Equal(("step", "mine"), (error.Operation, error.Component));
        Assert.Equal(["import"], error.Context);
    }

    [Fact]
    public void Record_Nested_PathIsOutermostFirstAndComponentIsInherited()
    {
        using var outer = ErrorContext.Begin("import", "worker").Set("file", "a").Set("page", "1");
        using (ErrorContext.Begin("page").Set("page", "2"))
        {
            var error = Record();
            Assert.Equal(["import", "page"], error.Context);
            Assert.Equal("worker", error.Component);
            Assert.Equal([("file", "a"), ("page", "2")], error.Values.Select(v => (v.Key, v.Value)).Order());
        }

        Assert.Same(outer, ErrorContext.Current);
    }

    [Fact]
    public void Set_SameKey_TakesTheLaterValueAndCutsIt()
    {
        using var context = ErrorContext.Begin("import").Set("k", "old").Set("k", new string('x', 1000));

        Assert.Equal(new string('x', 256), Record().Values["k"]);
    }

    [Fact]
    public void Set_TooMany_KeepsSixteen()
    {
        using var context = ErrorContext.Begin("import");
        for (var i = 0; i < 100; i++)
            context.Set($"k{i}", "v");

        Assert.Equal(16, Record().Values.Count);
    }

    [Fact]
    public async Task Context_FlowsIntoTasks_AndNotOutOfThem()
    {
        using var context = ErrorContext.Begin("import");

        await Task.Run(() =>
        {
            Assert.Equal("import", ErrorContext.Current?.Operation);
            ErrorContext.Begin("inner");
        });

        Assert.Same(context, ErrorContext.Current);
    }

    [Fact]
    public void Dispose_Outer_EndsTheInner()
    {
        var outer = ErrorContext.Begin("outer");
        var inner = ErrorContext.Begin("inner");
        outer.Dispose();
        Assert.Null(ErrorContext.Current);

        inner.Dispose();
        Assert.Null(ErrorContext.Current);
    }

    [Fact]
    public void Record_VeryDeep_KeepsABoundedPath()
    {
        using var outer = ErrorContext.Begin("outer");
        for (var i = 0; i < 100; i++)
            ErrorContext.Begin($"o{i}");

        Assert.Equal(16, Record().Context.Count);
        Assert.Equal("o99", Record().Context[^1]);
    }
}
