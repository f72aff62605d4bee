using System.Globalization;

namespace LlmAttributes;

/// <summary>The names under which an <see cref="IConversationStore"/> has conversations.</summary>
public static class ConversationKey
{
    private const char Mark = '@';

    /// <summary>Gets the name of a conversation. Different conversations, and those of different tenants, have different names, whatever characters are in them.</summary>
    /// <param name="id">The conversation, as the <see cref="MemoryAttribute"/> parameter has it.</param>
    /// <param name="tenant">The tenant that its calls are made for, where they are.</param>
    /// <returns>Without a tenant the id itself, unless it begins with <c>@</c>.</returns>
    public static string Of(string id, string? tenant = null)
    {
        ArgumentNullException.ThrowIfNull(id);

        // The length keeps an id from outside from naming a conversation of another tenant.
        if (tenant is not null)
            return string.Create(CultureInfo.InvariantCulture, $"{Mark}{tenant.Length}:{tenant}:{id}");
        return id.StartsWith(Mark) ? $"{Mark}:{id}" : id;
    }
}
