namespace SupportDesk;

/// <summary>The teams that answer mails.</summary>
public enum Category
{
    /// <summary>Invoices, payments, refunds, prices.</summary>
    Billing,

    /// <summary>Parcels that are late, lost, damaged or wrong.</summary>
    Delivery,

    /// <summary>A product, the app or the web site does not work.</summary>
    Technical,

    /// <summary>Sign-in, profile, personal data.</summary>
    Account,

    /// <summary>Everything else.</summary>
    Other,
}
