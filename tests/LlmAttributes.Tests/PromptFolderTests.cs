using LlmAttributes.Runtime;

namespace LlmAttributes.Tests;

public sealed class PromptFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("project").FullName;
    private readonly PromptFolder _folder;

    public PromptFolderTests()
    {
        Directory.CreateDirectory(Path.Combine(_parent, "shop", "Prompts"));
        Directory.CreateDirectory(Path.Combine(_parent, "shop2"));
        File.WriteAllText(Path.Combine(_parent, "shop", "Prompts", "a.md"), "one\r\ntwo\r\n");
        File.WriteAllText(Path.Combine(_parent, "shop2", "secret"), "secret");
        _folder = new(Path.Combine(_parent, "shop"));
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Theory]
    [InlineData("Prompts/a.md")]
    [InlineData("./Prompts\\a.md")]
    [InlineData("Prompts/../Prompts/a.md")]
    public void Read_FileOfTheProject_IsReadAsTheBuildReadsIt(string file) => Assert.Equal(("one\ntwo", null), (_folder.Read(file, out var fault), fault));

    [Theory]
    [InlineData("../shop2/secret")]
    [InlineData("..\\shop2\\secret")]
    [InlineData("Prompts/../../shop2/secret")]
    [InlineData("{0}/shop2/secret")]
    [InlineData("{0}/shop/Prompts/a.md")]
    public void Read_PathOutOfTheProject_IsRefused(string file) =>
        Assert.Equal((null, "it is outside of the folder of the project"), (_folder.Read(file.Replace("{0}", _parent, StringComparison.Ordinal), out var fault), fault));

    [Fact]
    public void Read_LinkOutOfTheProject_IsRefused()
    {
        File.CreateSymbolicLink(Path.Combine(_parent, "shop", "Prompts", "link.md"), Path.Combine(_parent, "shop2", "secret"));
        Directory.CreateSymbolicLink(Path.Combine(_parent, "shop", "linked"), Path.Combine(_parent, "shop2"));

        Assert.Equal((null, "a link leads to it"), (_folder.Read("Prompts/link.md", out var fault), fault));
        Assert.Equal((null, "a link leads to it"), (_folder.Read("linked/secret", out fault), fault));
    }

    [Fact]
    public void Read_FileThatIsBeingWritten_IsNoFault()
    {
        using var writer = new FileStream(Path.Combine(_parent, "shop", "Prompts", "a.md"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal((null, null), (_folder.Read("Prompts/a.md", out var fault), fault));
    }
}
