using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Keeps the category and the number of every line.</summary>
internal sealed class CategoryLog : ILoggerFactory
{
    public ConcurrentQueue<(string Category, int Id)> Lines { get; } = [];

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<(string Category, int Id)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue((name, eventId.Id));
    }
}
