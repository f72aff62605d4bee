namespace LlmAttributes;

/// <summary>What <see cref="PersonalData"/> finds.</summary>
[Flags]
public enum PersonalDataKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Addresses of e-mail.</summary>
    Email = 1,

    /// <summary>Telephone numbers with a country code, or in the American form.</summary>
    Phone = 2,

    /// <summary>Numbers of payment cards, with the right check digit.</summary>
    Card = 4,

    /// <summary>International bank account numbers, with the right check digits.</summary>
    BankAccount = 8,

    /// <summary>American social security numbers.</summary>
    SocialSecurity = 16,

    /// <summary>IPv4 addresses.</summary>
    IpAddress = 32,

    /// <summary>Keys of usual services, such as <c>sk-…</c>, <c>ghp_…</c> and <c>AKIA…</c>.</summary>
    Key = 64,

    /// <summary>All of them.</summary>
    All = Email | Phone | Card | BankAccount | SocialSecurity | IpAddress | Key,
}
