namespace Migration;

/// <summary>The mails that both programs read.</summary>
internal static class Inbox
{
    public static IReadOnlyList<string> Mails { get; } =
    [
        "I was charged twice for order A-1042. Please refund the second payment of $19.90.",
        "Where is my parcel? I need it today!",
        "Your new catalog is lovely.",
        "The app crashes when I open my profile.",
    ];
}
