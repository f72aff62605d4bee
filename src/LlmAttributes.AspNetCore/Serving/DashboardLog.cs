using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The log of dashboards.</summary>
internal static partial class DashboardLog
{
    [LoggerMessage(1080, LogLevel.Warning, "The dashboard at '{Pattern}' is open to everybody who reaches the application.")]
    public static partial void Open(ILogger logger, string pattern);

    [LoggerMessage(1081, LogLevel.Warning, "The dashboard shows no {Part}: the store could not be read.")]
    public static partial void Unreadable(ILogger logger, Exception exception, string part);
}
