namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>What a snippet is a piece of.</summary>
internal enum SnippetForm
{
    /// <summary>A whole program, which is run.</summary>
    Program,

    /// <summary>A whole program that prints times, which are written into the page by <c>LLMA_UPDATE_DOCS=1</c> and never compared: <c>&lt;!-- snippet: measured --&gt;</c>.</summary>
    Measured,

    /// <summary>A file of a project that knows the types and values of <c>Surroundings.txt</c>, run where it is a program: <c>&lt;!-- snippet: file --&gt;</c>.</summary>
    File,

    /// <summary>The same, with servers or files that no test has, so that it is compiled alone: <c>&lt;!-- snippet: elsewhere --&gt;</c>.</summary>
    Elsewhere,

    /// <summary>Members of a contract in such a file: <c>&lt;!-- snippet: members --&gt;</c>.</summary>
    Members,
}
