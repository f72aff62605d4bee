namespace SupportDesk;

internal static partial class ProgramLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Provider}")]
    public static partial void Started(ILogger logger, string provider);
}
