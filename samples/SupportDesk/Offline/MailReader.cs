using System.Text.RegularExpressions;

namespace SupportDesk.Offline;

/// <summary>What can be told from a mail by its words alone.</summary>
/// <param name="Category">The team.</param>
/// <param name="Order">The number of the order, where there is one.</param>
/// <param name="IsUrgent">Whether it sounds so.</param>
internal sealed partial record MailReader(Category Category, string? Order, bool IsUrgent)
{
    private static readonly (Category Category, string[] Cues)[] s_cues =
    [
        (Category.Billing, ["charge", "invoice", "refund", "paid", "payment", "price", "credit card"]),
        (Category.Delivery, ["parcel", "deliver", "tracking", "courier", "package", "shipment"]),
        (Category.Technical, ["crash", "error", "does not work", "broken", "app", "bug"]),
        (Category.Account, ["password", "log in", "login", "sign in", "account", "profile"]),
    ];

    public static MailReader Read(string mail)
    {
        var best = s_cues.Select(team => (team.Category, Hits: team.Cues.Count(cue => mail.Contains(cue, StringComparison.OrdinalIgnoreCase)))).MaxBy(static team => team.Hits);
        var order = OrderNumber().Match(mail);
        return new(best.Hits > 0 ? best.Category : Category.Other, order.Success ? order.Value : null, mail.Contains('!', StringComparison.Ordinal) || mail.Contains("urgent", StringComparison.OrdinalIgnoreCase));
    }

    public ReplyDraft Draft() => new($"Your {(Order is null ? "message" : $"order {Order}")}", Reply(), [Step], IsUrgent);

    public string Reply() => $"Thank you for your message{(Order is null ? "" : $" about order {Order}")}. {Promise} You will hear from us {(IsUrgent ? "today" : "by tomorrow evening")}.";

    private string Promise => Category switch
    {
        Category.Billing => "We are checking the payment; what was charged wrongly is paid back within three working days.",
        Category.Delivery => "We are asking the courier where your parcel is.",
        Category.Technical => "Our technicians are looking into the fault.",
        Category.Account => "We have sent you a link to set a new password.",
        _ => "We have passed it on to the right colleague.",
    };

    private string Step => Category switch
    {
        Category.Billing => "Compare the payments with the invoice",
        Category.Delivery => "Open an inquiry with the courier",
        Category.Technical => "Reproduce the fault",
        Category.Account => "Check that the sender owns the account",
        _ => "Find the right team",
    };

    [GeneratedRegex(@"\b[A-Z]{1,3}-?\d{3,}\b")]
    private static partial Regex OrderNumber();
}
