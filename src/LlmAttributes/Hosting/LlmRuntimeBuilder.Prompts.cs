using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <content>Prompt files that change while the program runs.</content>
public sealed partial class LlmRuntimeBuilder
{
    private PromptFolder? _promptFolder;

    /// <summary>Reads prompt files again whenever they have changed, so that a prompt can be worked on without a build. Meant for development.</summary>
    /// <param name="projectDirectory">The folder of the project, where the paths of prompt files begin; for instance the content root of the host. Nothing outside of it is read.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// It holds for calls that were built with <c>LlmAttributesReloadPrompts</c>, which is on in the configuration Debug; others keep the prompts that were built in. A changed prompt may use
    /// all that a prompt of the call could: the same grammar, parameters, properties and fragments. One that is faulty is logged with its place, and the last one that was right stays in force.
    /// Results and spans carry a fingerprint of the changed text. Files of examples take effect with the next build, and a changed prompt marks no <see cref="CachePrefixAttribute"/>.
    /// </remarks>
    public LlmRuntimeBuilder ReloadPromptFiles(string projectDirectory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(projectDirectory);
        _promptFolder = new(projectDirectory);
        return this;
    }
}
