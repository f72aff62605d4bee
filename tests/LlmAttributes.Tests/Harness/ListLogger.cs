using Microsoft.Extensions.Logging;

namespace LlmAttributes.Tests.Harness;

/// <summary>Keeps log lines.</summary>
internal sealed class ListLogger : ILoggerFactory, ILogger
{
    public List<(int Id, LogLevel Level, string Text)> Lines { get; } = [];

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add((eventId.Id, logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
