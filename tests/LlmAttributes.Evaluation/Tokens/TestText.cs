namespace LlmAttributes.Evaluation.Tokens;

/// <summary>
/// Texts that come with the program: the beginning of the Universal Declaration of Human Rights in six languages (United Nations, free of rights), source code, and published
/// encodings.
/// </summary>
internal static class TestText
{
    public static string Read(string name)
    {
        using var stream = typeof(TestText).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"There is no text '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
