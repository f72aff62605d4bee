using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>A sensitive value that a prompt has as JSON: what repeats it mostly repeats one of the values in it.</summary>
internal static class JsonSecrets
{
    /// <summary>Adds the texts and numbers inside of values that are JSON.</summary>
    public static string?[] Open(string?[] secrets)
    {
        if (!Array.Exists(secrets, static secret => secret is ['{' or '[', ..]))
            return secrets;

        var all = new List<string?>(secrets);
        foreach (var secret in secrets)
        {
            if (secret is ['{' or '[', ..])
                Add(all, Encoding.UTF8.GetBytes(secret));
        }

        return [.. all];
    }

    private static void Add(List<string?> secrets, byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.Number || reader is { TokenType: JsonTokenType.String, ValueIsEscaped: true })
                    secrets.Add(Encoding.UTF8.GetString(reader.ValueSpan));
                if (reader.TokenType == JsonTokenType.String)
                    secrets.Add(reader.GetString());
            }
        }
        catch (JsonException)
        {
            // A text that only begins like JSON is a secret as a whole.
        }
    }
}
