namespace LlmAttributes.Contract;

/// <summary>Tells by its name whether a parameter says whom an answer is for.</summary>
internal static class OwnerNames
{
    private static readonly string[] s_owners = ["tenant", "user", "customer", "account", "organization", "organisation", "org"];
    private static readonly string[] s_keys = ["Id", "Key", "Name", "Number", "Code", "Guid"];

    /// <summary>Whether the last word of a name, apart from one such as <c>Id</c>, is an owner: <c>userId</c> and <c>currentUser</c> are, <c>userMessage</c> is not.</summary>
    public static bool IsOwner(string name)
    {
        var end = name.Length;
        foreach (var key in s_keys)
        {
            if (end > key.Length && name.EndsWith(key, StringComparison.OrdinalIgnoreCase) && EndsInOwner(name, name[end - key.Length - 1] == '_' ? end - key.Length - 1 : end - key.Length))
                return true;
        }

        return EndsInOwner(name, end);
    }

    private static bool EndsInOwner(string name, int end)
    {
        foreach (var owner in s_owners)
        {
            var start = end - owner.Length;
            if (start >= 0 && string.Compare(name, start, owner, 0, owner.Length, StringComparison.OrdinalIgnoreCase) == 0 && BeginsWord(name, start))
                return true;
        }

        return false;
    }

    // "superuser" is one word, and "borg" names no organisation.
    private static bool BeginsWord(string name, int start) => start == 0 || !char.IsLetter(name[start - 1]) || (char.IsUpper(name[start]) && !char.IsUpper(name[start - 1]));
}
