namespace LlmAttributes;

/// <summary>A piece of work that waits for its transaction.</summary>
internal abstract class SqliteWork
{
    /// <summary>Runs the work, unless its caller gave up before.</summary>
    public abstract void Run();

    /// <summary>Hands the result over, once it is kept.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}
