using System.Text.Json.Serialization;

namespace Shop;

public enum Grade
{
    Low,

    [JsonStringEnumMemberName("very high")]
    High,
}

[Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,
}
