using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A chat client that is told which call its requests belong to, for instance to script or to record them by call.</summary>
/// <remarks>It must be the client that the runtime was given itself: one inside of other clients is not asked, since what is around it would then be left out; and those that an <see cref="IChatClientResolver"/> gives for a tenant are asked as they are.</remarks>
public interface ICallAwareChatClient : IChatClient
{
    /// <summary>Makes the client that a call asks. The runtime asks for it once, when the call is bound.</summary>
    /// <param name="source">The call.</param>
    /// <returns>The client; it lives as long as this one, and nobody disposes it.</returns>
    IChatClient ForCall(CallIdentity source);
}
