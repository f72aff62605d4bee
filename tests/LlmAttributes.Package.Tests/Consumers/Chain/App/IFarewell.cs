using Library;
using LlmAttributes;

namespace App;

[LlmClient]
internal partial interface IFarewell
{
    [Prompt("Part from {name}."), Model(Models.Scripted)]
    Task<string> PartAsync(string name, CancellationToken cancellationToken = default);
}
