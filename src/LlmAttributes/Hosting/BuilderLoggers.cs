using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The loggers of a builder, whichever it is given in the end: who keeps one may be added before them.</summary>
internal sealed class BuilderLoggers(Func<ILoggerFactory> current) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Late(current, categoryName);

    public void AddProvider(ILoggerProvider provider) => current().AddProvider(provider);

    public void Dispose()
    {
        // The factory belongs to whoever gave it to the builder.
    }

    private sealed class Late(Func<ILoggerFactory> current, string category) : ILogger
    {
        private Known? _known;

        private ILogger Logger
        {
            get
            {
                var factory = current();
                if (_known is { } known && ReferenceEquals(known.Factory, factory))
                    return known.Logger;
                var logger = factory.CreateLogger(category);
                _known = new(factory, logger);
                return logger;
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => Logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => Logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Logger.Log(logLevel, eventId, state, exception, formatter);

        private sealed record Known(ILoggerFactory Factory, ILogger Logger);
    }
}
