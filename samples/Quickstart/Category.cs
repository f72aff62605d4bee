namespace Quickstart;

/// <summary>The team that handles a mail.</summary>
public enum Category
{
    /// <summary>Invoices, payments, refunds, prices.</summary>
    Billing,

    /// <summary>Parcels: late, lost, damaged, wrong.</summary>
    Delivery,

    /// <summary>Something does not work: a product, the app, the web site.</summary>
    Technical,

    /// <summary>Sign-in, profile, personal data.</summary>
    Account,

    /// <summary>Praise, complaints about service, suggestions.</summary>
    Feedback,

    /// <summary>Anything else.</summary>
    Other,
}
