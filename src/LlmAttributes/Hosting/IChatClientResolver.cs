using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Chooses the chat client of a model for each tenant, so that customers can bring keys of their own.</summary>
public interface IChatClientResolver
{
    /// <summary>Finds the chat client that reaches a model for a tenant.</summary>
    /// <param name="modelKey">The key of the model; <c>default</c> is the one that answers when a call names none.</param>
    /// <param name="tenant">The tenant; <see langword="null"/> when clients are created, for the calls that name none.</param>
    /// <returns>
    /// The client; <see langword="null"/> when the tenant has none of its own, and the model's own client answers. Asked for each attempt of a call with a tenant, so it should look
    /// up and not create. The clients stay the resolver's to dispose.
    /// </returns>
    /// <remarks>Breakers, limits and prices belong to the model. What is wrong with a tenant's key or account does not open the breaker for the others.</remarks>
    IChatClient? Resolve(string modelKey, string? tenant);
}
