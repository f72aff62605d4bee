namespace LlmAttributes.Testing;

/// <summary>How far two texts are apart by the lines that only one of them has.</summary>
internal static class TextDistance
{
    public static int Of(string one, string other)
    {
        HashSet<string> lines = [.. one.Split('\n')];
        lines.SymmetricExceptWith(other.Split('\n'));
        return lines.Count;
    }
}
