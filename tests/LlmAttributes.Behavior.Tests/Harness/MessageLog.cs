using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Keeps the text of every line from a level on.</summary>
internal sealed class MessageLog(LogLevel least) : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= least)
            Lines.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
